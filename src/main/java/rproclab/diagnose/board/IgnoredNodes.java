// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose.board;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.board.NodeState;
import rproclab.board.NodeState.State;
import rproclab.board.Simulation;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Rule;
import rproclab.diagnose.Severity;

/** {@link Rule#RESERVED_MEMORY_IGNORED}. */
final class IgnoredNodes {
    private IgnoredNodes() {}

    static Stream<Finding> find(Simulation run) {
        if (!run.layout().nodesSupported()) {
            return Stream.of(new Finding(Rule.RESERVED_MEMORY_IGNORED, Severity.ERROR,
                    "/reserved-memory has other cells than the root, or no ranges: Linux ignores every node in it",
                    new LinkedHashMap<>(), "Give it #address-cells and #size-cells of the root, and an empty ranges."));
        }
        return run.nodes().stream()
                .filter(node -> node.state() == State.IGNORED || node.state() == State.NOT_RESERVED)
                .map(IgnoredNodes::finding);
    }

    private static Finding finding(NodeState node) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("node", node.node().fullName());
        boolean placed = node.range().isPresent();
        return new Finding(Rule.RESERVED_MEMORY_IGNORED, Severity.WARNING, node.node().fullName() + (placed
                ? " is not reserved: only the first range of its reg is"
                : node.node().dynamic()
                        ? " is not reserved: Linux finds no room for it, or its driver refuses it"
                        : " is not reserved: its reg does not consist of whole addresses and sizes"),
                evidence, placed
                        ? "Give each range a node of its own."
                        : "Read the boot log of the node above, and write it with the cells of the root.");
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose.board;

import static rproclab.diagnose.Text.range;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.board.BootPlan;
import rproclab.devicetree.ReservedMemory;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Rule;
import rproclab.diagnose.Severity;
import rproclab.linux.of.EarlyParams;
import rproclab.linux.of.PhysRange;

/** {@link Rule#MEMMAP_IGNORED}. */
final class CommandLine {
    private static final String SEPARATORS = "[$@#!]";

    private CommandLine() {}

    static Stream<Finding> find(BootPlan plan) {
        return EarlyParams.values(plan.commandLine(), "memmap").stream().map(value -> finding(plan, value));
    }

    private static Finding finding(BootPlan plan, String value) {
        Optional<PhysRange> meant = meant(value);
        Optional<ReservedMemory> node = meant.flatMap(range -> covering(plan, range));
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("parameter", "memmap=" + value);
        node.ifPresent(covering -> evidence.put("node", covering.fullName()));
        return new Finding(Rule.MEMMAP_IGNORED, node.isPresent() ? Severity.NOTE : Severity.WARNING,
                "memmap=" + value + " does nothing: only x86, MIPS and Xtensa know memmap=, arm and arm64 ignore it",
                evidence,
                node.map(covering -> "Take it off the command line: the node %s is what keeps Linux out of %s."
                        .formatted(covering.fullName(), text(meant)))
                        .orElse(meant.isPresent()
                                ? "Reserve %s with a node in /reserved-memory that has no-map.".formatted(text(meant))
                                : "Take it off the command line."));
    }

    private static String text(Optional<PhysRange> range) {
        return range.map(meant -> range(meant.base(), meant.size())).orElse("");
    }

    private static Optional<PhysRange> meant(String value) {
        String[] both = value.split(SEPARATORS, 2);
        return both.length < 2
                ? Optional.empty()
                : Optional.of(new PhysRange(EarlyParams.memparse(both[1]), EarlyParams.memparse(both[0])));
    }

    private static Optional<ReservedMemory> covering(BootPlan plan, PhysRange meant) {
        return plan.board().reservedMemory().stream().filter(node -> node.available() && node.noMap())
                .filter(node -> node.reg().stream()
                        .anyMatch(range -> new PhysRange(range.start(), range.size()).common(meant) == meant.size()))
                .findFirst();
    }
}

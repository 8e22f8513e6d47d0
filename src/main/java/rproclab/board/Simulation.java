// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rproclab.board.NodeState.Consequence;
import rproclab.board.NodeState.State;
import rproclab.devicetree.Device;
import rproclab.devicetree.Node;
import rproclab.devicetree.ReservedMemory;
import rproclab.linux.of.Arm64Boot;
import rproclab.linux.of.BoardLayout;
import rproclab.linux.of.BootLayout;
import rproclab.linux.of.BootOutcome;
import rproclab.linux.of.Conflict;
import rproclab.linux.of.OfRelease;
import rproclab.linux.of.PhysRange;

/**
 * A board's memory as one release finds and leaves it.
 *
 * @param release which Linux
 * @param layout what it finds
 * @param outcome what it says and does
 * @param nodes what became of each range of each node, in the order of the tree
 * @param conflicts the ranges that could not be left unmapped, and what is in the way
 */
public record Simulation(OfRelease release, BootLayout layout, BootOutcome outcome, List<NodeState> nodes,
        List<Conflict> conflicts) {

    /** An entry of {@code memory-region}. */
    private record User(Device device, int index) {}

    /** Starts a kernel of that release. */
    public static Simulation run(BootPlan plan, OfRelease release) {
        BootLayout layout = BoardLayout.of(plan.board(), plan.placement());
        BootOutcome outcome = Arm64Boot.boot(layout, release);
        Map<Node, List<User>> users = users(plan);
        Drivers drivers = new Drivers(release, Architecture.of(plan.board()));
        List<NodeState> nodes = new ArrayList<>();
        for (ReservedMemory node : plan.board().reservedMemory()) {
            List<PhysRange> ranges = ranges(node, outcome);
            if (ranges.isEmpty() || !node.available() || !layout.nodesSupported()) {
                nodes.add(new NodeState(node, ranges.stream().findFirst(),
                        node.available() ? State.IGNORED : State.DISABLED, 0, false, List.of(), List.of()));
                continue;
            }
            for (PhysRange range : ranges) {
                nodes.add(state(node, range, outcome, users.getOrDefault(node.node(), List.of()), drivers));
            }
        }
        return new Simulation(release, layout, outcome, nodes, Conflict.in(layout, outcome));
    }

    private static Map<Node, List<User>> users(BootPlan plan) {
        Map<Node, List<User>> users = new IdentityHashMap<>();
        for (Device device : plan.board().regionUsers()) {
            for (int i = 0; device.available() && i < device.memoryRegions().size(); i++) {
                User user = new User(device, i);
                device.memoryRegions().get(i).node()
                        .ifPresent(node -> users.computeIfAbsent(node, _ -> new ArrayList<>()).add(user));
            }
        }
        return users;
    }

    private static List<PhysRange> ranges(ReservedMemory node, BootOutcome outcome) {
        if (node.dynamic()) {
            return Optional.ofNullable(outcome.placed().get(node.fullName())).filter(range -> range.size() != 0)
                    .stream().toList();
        }
        return node.regFits()
                ? node.reg().stream().map(range -> new PhysRange(range.start(), range.size())).toList()
                : List.of();
    }

    private static NodeState state(ReservedMemory node, PhysRange range, BootOutcome outcome, List<User> users,
            Drivers drivers) {
        boolean mapped = outcome.maps(range.base());
        List<Consequence> consequences = mapped
                ? users.stream().flatMap(user -> drivers.consequence(user.device(), user.index(), node.name(), range)
                        .stream()).toList()
                : List.of();
        return new NodeState(node, Optional.of(range), state(node, range, outcome), outcome.handedOut(range), mapped,
                users.stream().map(user -> user.device().name()).distinct().toList(), consequences);
    }

    private static State state(ReservedMemory node, PhysRange range, BootOutcome outcome) {
        boolean used = outcome.handedOut(range) != 0;
        if (outcome.memoryIn(range) == 0) {
            return State.OUTSIDE_RAM;
        }
        if (!node.noMap()) {
            return used ? State.NOT_RESERVED : State.RESERVED;
        }
        if (outcome.mapped(range).isEmpty()) {
            return State.NO_MAP;
        }
        return used ? State.FAILED : State.FAILED_RESERVED;
    }
}

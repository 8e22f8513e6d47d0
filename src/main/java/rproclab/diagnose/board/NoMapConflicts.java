// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose.board;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.board.BootPlan;
import rproclab.board.NodeState;
import rproclab.board.Simulation;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Rule;
import rproclab.diagnose.Severity;
import rproclab.linux.of.Conflict;
import rproclab.linux.of.Conflict.Cause;
import rproclab.linux.of.Conflict.Overlap;
import rproclab.linux.of.PhysRange;

/** {@link Rule#NO_MAP_OVERLAP} and {@link Rule#NO_MAP_DOUBLE_RESERVATION}. */
final class NoMapConflicts {
    private static final long MIB = 1 << 20;
    private static final long PAGE = 4096;

    private NoMapConflicts() {}

    static Stream<Finding> find(BootPlan plan, Simulation run) {
        return run.conflicts().stream().map(conflict -> {
            NodeState state = run.nodes().stream().filter(node -> node.node().fullName().equals(conflict.node())
                    && node.range().filter(conflict.range()::equals).isPresent()).findFirst().orElseThrow();
            return isDouble(conflict) ? doubleReservation(conflict, state) : overlap(plan, conflict, state);
        });
    }

    /** Nothing but {@code /memreserve/} is in the way, and that of all of it. */
    private static boolean isDouble(Conflict conflict) {
        return conflict.stillReserved()
                && conflict.overlaps().stream().allMatch(overlap -> overlap.cause() == Cause.MEMRESERVE);
    }

    private static Finding doubleReservation(Conflict conflict, NodeState state) {
        boolean harmless = state.consequences().isEmpty() && state.users().isEmpty();
        Severity severity = harmless
                ? Severity.NOTE
                : state.consequences().isEmpty() ? Severity.WARNING : Severity.ERROR;
        return new Finding(Rule.NO_MAP_DOUBLE_RESERVATION, severity,
                "%s cannot be left unmapped, because %s. Linux uses none of it, it only keeps it mapped; %s".formatted(
                        node(conflict), causes(conflict), harmless
                                ? "no device names it in memory-region, so this is harmless"
                                : consequences(state)),
                evidence(conflict, state),
                """
                        Keep one of the two. The node is enough: /memreserve/ comes from the device tree source or from U-Boot, \
                        which adds
                        CONFIG_BOOTAUX_RESERVED_MEM_BASE and _SIZE on i.MX 8. Linux 6.6 and later take the nodes first, and do not \
                        complain."""
                        + (harmless ? "\nA core that stays silent has another reason." : ""));
    }

    private static Finding overlap(BootPlan plan, Conflict conflict, NodeState state) {
        String use = state.handedOut() == 0
                ? "Linux hands out none of it yet"
                : "Linux uses " + bytes(state.handedOut()) + " of it";
        return new Finding(Rule.NO_MAP_OVERLAP, Severity.ERROR,
                "%s cannot be left unmapped, because %s. All of it stays mapped, and %s%s".formatted(node(conflict),
                        causes(conflict), use, state.consequences().isEmpty() ? "" : "; " + consequences(state)),
                evidence(conflict, state),
                conflict.overlaps().stream().map(overlap -> fix(plan, overlap)).distinct()
                        .collect(Collectors.joining("\n")));
    }

    private static String node(Conflict conflict) {
        return conflict.node() + " " + range(conflict.range().base(), conflict.range().size());
    }

    private static String causes(Conflict conflict) {
        return conflict.overlaps().stream().limit(4)
                .map(overlap -> "%s %s lies in it with %s".formatted(word(overlap.cause()),
                        range(overlap.range().base(), overlap.range().size()), bytes(overlap.bytes())))
                .collect(Collectors.joining(", "));
    }

    private static String word(Cause cause) {
        return switch (cause) {
            case KERNEL -> "the kernel";
            case FDT -> "the device tree";
            case INITRD -> "the initrd";
            case MEMRESERVE -> "/memreserve/";
        };
    }

    private static String consequences(NodeState state) {
        return state.consequences().isEmpty()
                ? "what the drivers of " + String.join(", ", state.users()) + " do about it is not simulated"
                : state.consequences().stream().map(user -> user.device() + ": " + user.what())
                        .collect(Collectors.joining(", "));
    }

    private static String fix(BootPlan plan, Overlap overlap) {
        PhysRange there = overlap.range();
        return switch (overlap.cause()) {
            case KERNEL -> "Load the kernel elsewhere (kernel_addr_r, or loadaddr)" + safe(plan, there, 2 * MIB);
            case FDT -> "Load the device tree elsewhere (fdt_addr_r), or unset fdt_high so that U-Boot moves it"
                    + safe(plan, there, PAGE);
            case INITRD -> "Load the initrd elsewhere (ramdisk_addr_r), or unset initrd_high so that U-Boot moves it"
                    + safe(plan, there, PAGE);
            case MEMRESERVE -> "Take " + range(there.base(), there.size())
                    + " out of /memreserve/, or let it cover the node; what is reserved without being a node is mapped.";
        };
    }

    private static String safe(BootPlan plan, PhysRange there, long align) {
        OptionalLong address = plan.safe(there.base(), there.size(), align);
        return address.isPresent()
                ? ": %s bytes are free at %s.".formatted(hex(there.size()), hex(address.getAsLong()))
                : ": no %s bytes are free in one piece.".formatted(hex(there.size()));
    }

    private static SequencedMap<String, String> evidence(Conflict conflict, NodeState state) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("node", conflict.node());
        evidence.put("nodeStart", hex(conflict.range().base()));
        evidence.put("nodeEnd", hex(conflict.range().end()));
        List<Overlap> overlaps = conflict.overlaps();
        evidence.put("overlaps", overlaps.stream().limit(4).map(overlap -> overlap.cause().name().toLowerCase(
                java.util.Locale.ROOT) + " " + range(overlap.range().base(), overlap.range().size()))
                .collect(Collectors.joining(", ")));
        evidence.put("bytes", overlaps.stream().limit(4).map(overlap -> hex(overlap.bytes()))
                .collect(Collectors.joining(", ")));
        evidence.put("handedOut", hex(state.handedOut()));
        return evidence;
    }
}

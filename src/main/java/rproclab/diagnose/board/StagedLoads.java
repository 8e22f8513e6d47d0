// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose.board;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.board.BootPlan;
import rproclab.board.Image;
import rproclab.board.Staged;
import rproclab.board.Staged.Fate;
import rproclab.devicetree.ReservedMemory;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Rule;
import rproclab.diagnose.Severity;
import rproclab.linux.of.PhysRange;
import rproclab.uboot.env.Use;

/** {@link Rule#STAGED_IN_NO_MAP}. */
final class StagedLoads {
    private static final long PAGE = 4096;

    private StagedLoads() {}

    static Stream<Finding> find(BootPlan plan) {
        return plan.staged().stream().filter(staged -> matters(plan, staged))
                .flatMap(staged -> plan.board().reservedMemory().stream()
                        .filter(node -> node.available() && node.noMap())
                        .flatMap(node -> node.reg().stream()
                                .map(range -> new PhysRange(range.start(), range.size()))
                                .filter(range -> range.common(staged.atLeast()) != 0)
                                .map(range -> finding(plan, staged, node, range))));
    }

    /** What stays in place is an image, which {@link NoMapConflicts} sees; an image for a core may belong there. */
    private static boolean matters(BootPlan plan, Staged staged) {
        boolean image = plan.images().stream().anyMatch(found -> staged.fate() == Fate.IN_PLACE
                && found.range().base() == staged.address() && kind(found) == staged.use());
        return !image && !(staged.use() == Use.CORE && staged.fate() == Fate.UNKNOWN);
    }

    private static Use kind(Image image) {
        return switch (image.kind()) {
            case KERNEL -> Use.KERNEL;
            case FDT -> Use.FDT;
            case INITRD -> Use.INITRD;
        };
    }

    private static Finding finding(BootPlan plan, Staged staged, ReservedMemory node, PhysRange range) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("names", String.join(", ", staged.names()));
        evidence.put("address", hex(staged.address()));
        evidence.put("node", node.fullName());
        evidence.put("nodeStart", hex(range.base()));
        evidence.put("nodeEnd", hex(range.end()));
        long common = range.common(staged.atLeast());
        evidence.put("bytes", hex(common));
        return new Finding(Rule.STAGED_IN_NO_MAP, staged.fate() == Fate.COPIED ? Severity.NOTE : Severity.WARNING,
                "%s: %s is loaded to %s, and %s lie in %s %s".formatted(String.join(", ", staged.names()),
                        staged.use().word(), hex(staged.address()), staged.size().isPresent()
                                ? bytes(common) + " of " + bytes(staged.size().getAsLong())
                                : "up to " + bytes(range.end() - staged.address()),
                        node.fullName(), range(range.base(), range.size())),
                evidence, fix(plan, staged));
    }

    private static String fix(BootPlan plan, Staged staged) {
        String why = switch (staged.fate()) {
            case COPIED -> """
                    Harmless to Linux: it is copied from there before Linux starts. But it overwrites what a remote
                    core keeps there, if that runs already.""";
            case IN_PLACE -> """
                    U-Boot leaves it there (initrd_high or fdt_high has all bits set), so that a single byte of it
                    defeats no-map for the whole node.""";
            case UNKNOWN ->
                """
                        Nothing says what it is for. If Linux finds it there, no-map of the whole node fails; if a remote core
                        runs already, it overwrites what that keeps there.""";
        };
        return why + plan.safe(staged.address(), staged.size().orElse(PAGE), PAGE).stream()
                .mapToObj(free -> "\nFree of all this from %s on%s.".formatted(hex(free),
                        staged.size().isPresent() ? "" : "; its size is not known"))
                .findFirst().orElse("");
    }
}

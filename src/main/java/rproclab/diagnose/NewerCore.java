// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rproclab.elf.ArmAttributes;
import rproclab.target.CpuType;

/**
 * Rule {@code newer-core}: built for a Cortex-M that has more instructions than this one. The build attributes say what the
 * compiler might use, not what it used, so that this is a warning.
 */
final class NewerCore implements Check {
    private static final Map<Long, String> V8M = Map.of(16L, "v8-M.baseline", 17L, "v8-M.mainline", 21L,
            "v8.1-M.mainline");
    private static final long V8_1M = 21;
    private static final long FPV5 = 7;

    @Override
    public Stream<Finding> find(Subject subject) {
        CpuType cpu = subject.comparison().target().cpu();
        return ArmAttributes.of(subject.image()).stream().map(attributes -> beyond(attributes, cpu))
                .filter(beyond -> !beyond.isEmpty()).map(beyond -> finding(subject, beyond));
    }

    private static List<String> beyond(ArmAttributes attributes, CpuType cpu) {
        List<String> beyond = new ArrayList<>();
        long arch = attributes.cpuArch().orElse(0);
        if (V8M.containsKey(arch) && (cpu != CpuType.CORTEX_M33 || arch == V8_1M)) {
            beyond.add("instructions of " + V8M.get(arch));
        }
        long fp = attributes.fpArch().orElse(0);
        if ((fp == FPV5 || fp == FPV5 + 1) && cpu == CpuType.CORTEX_M4) {
            beyond.add("floating point of FPv5, where a Cortex-M4 has FPv4");
        }
        return beyond;
    }

    private static Finding finding(Subject subject, List<String> beyond) {
        String what = String.join(" and ", beyond);
        return new Finding(Rule.NEWER_CORE, Severity.WARNING,
                "built for %s: the %s of %s takes a fault at the first of them; %s".formatted(what,
                        subject.comparison().target().core(), subject.comparison().target().name(),
                        subject.acceptedBy()),
                pairs("beyond", what), "Build it with -mcpu=%s.".formatted(OtherMachine.mcpu(subject)));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.Map;
import java.util.stream.Stream;
import rproclab.elf.Elf;

/** Rule {@code other-machine}: no loader of Linux or U-Boot compares {@code e_machine} with the core. */
final class OtherMachine implements Check {
    private static final int EM_TI_PRU = 144;
    /** {@code e_machine} as elf.h has it, of what lies beside a Cortex-M on these SoCs or is built beside it. */
    private static final Map<Integer, String> NAMES = Map.of(3, "i386", 62, "x86-64", 94, "Xtensa", 140, "TI C6000",
            EM_TI_PRU, "TI PRU", 164, "Hexagon", 183, "AArch64", 189, "MicroBlaze", 243, "RISC-V");

    @Override
    public Stream<Finding> find(Subject subject) {
        int machine = subject.image().machine();
        return machine == Elf.EM_ARM ? Stream.empty() : Stream.of(finding(subject, machine));
    }

    private static Finding finding(Subject subject, int machine) {
        String name = NAMES.getOrDefault(machine, "another machine");
        return new Finding(Rule.OTHER_MACHINE, Severity.ERROR,
                "e_machine is %d (%s), and %s has a %s, which runs Arm code (%d) only; %s".formatted(machine, name,
                        subject.comparison().target().name(), subject.comparison().target().core(), Elf.EM_ARM,
                        subject.acceptedBy()),
                pairs("machine", Integer.toString(machine), "name", name, "acceptedBy",
                        subject.names(subject.accepting())),
                machine == EM_TI_PRU
                        ? "Give it to the PRU: cat /sys/class/remoteproc/*/name tells which remoteprocN that is."
                        : "Build it with arm-none-eabi-gcc -mcpu=%s, or give it to the processor that it is for."
                                .formatted(mcpu(subject)));
    }

    /** As gcc spells the core. */
    static String mcpu(Subject subject) {
        return subject.comparison().target().cpu().toString().toLowerCase(java.util.Locale.ROOT);
    }
}

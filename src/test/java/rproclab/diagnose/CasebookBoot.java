// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.List;
import java.util.Optional;
import rproclab.boot.Boot;
import rproclab.boot.BootResult;
import rproclab.boot.Expectation;
import rproclab.boot.Functions;
import rproclab.boot.Host;
import rproclab.boot.Plan;
import rproclab.boot.Subject;
import rproclab.bytes.Bytes;
import rproclab.compare.Result;
import rproclab.elf.ElfBuilder;
import rproclab.elf.ElfImage;
import rproclab.machine.peripheral.Chips;
import rproclab.target.Target;

/** Boots the firmware of a case as a loader left it. */
final class CasebookBoot {
    /** Ticks of a firmware that has nothing to wait for. */
    private static final long BUDGET = 40_000_000L;

    private CasebookBoot() {}

    static BootResult run(CasebookCase report, Target target, Result result) {
        // a raw image names no functions
        Functions none = Functions.of(ElfImage.of(Bytes.of(ElfBuilder.elf32().build())).orElseThrow());
        Expectation expectation = report.one("channel").<Expectation>map(Expectation.Channel::new)
                .orElse(new Expectation.Output());
        Plan plan = new Plan(List.of(expectation), List.of(),
                new Host(Host.Style.VIRTIO, Optional.empty(), 0, List.of()),
                report.one("budget").map(Long::decode).orElse(BUDGET), () -> false, _ -> {},
                Optional.empty());
        return Boot.run(new Subject(target, result.name(), result.load(), none, List.of()),
                Chips.of(target.name()).orElseThrow(), plan);
    }

    /** All that a person would read of it. */
    static String said(BootResult boot) {
        return boot.why() + "\n" + String.join("\n", boot.notes()) + "\n" + boot.console() + "\n"
                + String.join("\n", boot.linux());
    }
}

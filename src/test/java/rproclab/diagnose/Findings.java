// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.compare.Comparison;
import rproclab.compare.Loaders;
import rproclab.compare.Selection;
import rproclab.elf.ElfBuilder;
import rproclab.loader.Firmware;
import rproclab.target.Target;
import rproclab.target.Targets;

/** What one rule finds in an image, after all loaders of a target, or some, have had it. */
final class Findings {
    private Findings() {}

    static ElfBuilder elf() {
        return ElfBuilder.elf32().entry(0x401);
    }

    static List<Finding> of(Rule rule, String target, ElfBuilder image) {
        return of(rule, target, image.build());
    }

    static List<Finding> of(Rule rule, String target, byte[] image) {
        return of(rule, comparison(target, image));
    }

    /** As the command line's {@code --loader}: each of these decides. */
    static List<Finding> of(Rule rule, String targetName, ElfBuilder image, String... loaders) {
        Target target = Targets.find(targetName).orElseThrow();
        return of(rule, run(target, image.build(), Loaders.of(target).named(List.of(loaders))));
    }

    static Comparison comparison(String targetName, byte[] image) {
        Target target = Targets.find(targetName).orElseThrow();
        return run(target, image, Loaders.of(target).applicable());
    }

    private static Comparison run(Target target, byte[] image, Selection selection) {
        return Comparison.run(new Firmware("fw.elf", Bytes.of(image)), target, selection);
    }

    private static List<Finding> of(Rule rule, Comparison comparison) {
        return Diagnosis.of(comparison).stream().filter(finding -> finding.rule() == rule).toList();
    }
}

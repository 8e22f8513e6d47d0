// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.List;
import java.util.Optional;
import rproclab.compare.Comparison;
import rproclab.elf.ElfImage;

/** All rules on one comparison. */
public final class Diagnosis {
    private static final List<Check> CHECKS = List.of(new LmaMemszOverrun(), new ExactFitRefused(),
            new SegmentOutsideRegions(), new SegmentStraddlesRegions(), new SegmentsOverlap(), new BootauxFirstWord(),
            new ElfStartedRaw(), new LinuxAttachesOnly(), new Headroom());

    private Diagnosis() {}

    /** What the rules find, in the order of the rules; empty where the file is shorter than an ELF header. */
    public static List<Finding> of(Comparison comparison) {
        Optional<ElfImage> image = ElfImage.of(comparison.firmware().bytes());
        if (image.isEmpty()) {
            return List.of();
        }
        Subject subject = Subject.of(comparison, image.get());
        return CHECKS.stream().flatMap(check -> check.find(subject).stream()).toList();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.compare.Comparison;
import rproclab.devicetree.BoardTree;
import rproclab.elf.ElfImage;

/** All rules on one comparison. */
public final class Diagnosis {
    private static final List<Check> CHECKS = List.of(new LmaMemszOverrun(), new ExactFitRefused(),
            new SegmentOutsideRegions(), new SegmentStraddlesRegions(), new NoMemoryRegion(), new SegmentsOverlap(),
            new BootauxFirstWord(), new ElfStartedRaw(), new EntryPoint(), new VectorsUnwritten(), new OtherMachine(),
            new OtherProfile(), new NewerCore(),
            new WrongElfType(), new FitsOtherCore(), new ResourceTableMissing(), new BytesNotLoaded(),
            new ReleaseDifference(), new LinuxAttachesOnly());

    /** Findings of one rule that are shown; a person stops reading earlier, and a hostile image has no end of them. */
    private static final int MOST = 20;

    private Diagnosis() {}

    /** What the rules find, in the order of the rules; empty where the file is shorter than an ELF header. */
    public static List<Finding> of(Comparison comparison) {
        return of(comparison, 0);
    }

    private static List<Finding> of(Comparison comparison, int headroom) {
        Optional<ElfImage> image = ElfImage.of(comparison.firmware().bytes());
        if (image.isEmpty()) {
            return List.of();
        }
        Subject subject = Subject.of(comparison, image.get());
        return Stream.concat(CHECKS.stream(), Stream.of(new Headroom(headroom)))
                .flatMap(check -> shortened(check.find(subject))).toList();
    }

    /** The same, and what {@link Agreement} finds on the board that the comparison's target is on. */
    public static List<Finding> of(Comparison comparison, Optional<BoardTree> tree) {
        return of(comparison, tree, 0);
    }

    /**
     * The same with a threshold.
     *
     * @param headroom percent of a region; where less is left for a loader that decides, {@link Rule#HEADROOM} is a warning
     */
    public static List<Finding> of(Comparison comparison, Optional<BoardTree> tree, int headroom) {
        Optional<ElfImage> image = ElfImage.of(comparison.firmware().bytes());
        List<Finding> findings = of(comparison, headroom);
        Set<String> unmapped = findings.stream().filter(finding -> finding.rule() == Rule.NO_MEMORY_REGION)
                .map(finding -> finding.evidence().get("segment")).collect(Collectors.toSet());
        return Stream.concat(findings.stream(),
                tree.stream().flatMap(board -> Agreement.of(board, comparison.target(), image).stream())
                        // a loader has said it of the segment already
                        .filter(finding -> finding.rule() != Rule.SEGMENT_NOT_RESERVED
                                || !unmapped.contains(finding.evidence().get("segment"))))
                .toList();
    }

    /** A rule's findings, and where there are too many of them, that there are. */
    static Stream<Finding> shortened(Stream<Finding> all) {
        List<Finding> findings = all.limit(MOST + 1L).toList();
        if (findings.size() <= MOST) {
            return findings.stream();
        }
        Finding last = findings.getLast();
        Finding more = new Finding(last.rule(), last.severity(), "there are more like these: the first %d are shown"
                .formatted(MOST), new LinkedHashMap<>(), "");
        return Stream.concat(findings.stream().limit(MOST), Stream.of(more));
    }
}

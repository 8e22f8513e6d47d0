// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.compare.Result;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/** Rule {@code exact-fit-refused}: {@code imx_rproc} asks for {@code da + len < end}, so a region's last byte is lost. */
final class ExactFitRefused implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        return subject.segments().stream().flatMap(segment -> subject.region(segment.paddr())
                .filter(region -> segment.paddr() + segment.memsz() == region.daEnd())
                .filter(_ -> !subject.refusers(segment).isEmpty())
                .map(region -> finding(subject, segment, region))
                .stream());
    }

    private static Finding finding(Subject subject, ProgramHeader segment, Region region) {
        List<Result> refusers = subject.refusers(segment);
        SequencedMap<String, String> evidence = Text.evidence(segment, region);
        evidence.put("end", hex(segment.paddr() + segment.memsz()));
        evidence.put("refusedBy", subject.names(refusers));
        return new Finding(Rule.EXACT_FIT_REFUSED, subject.severity(refusers),
                "segment %d %s ends exactly at the end of %s %s; refused by %s, which want da + size < end".formatted(
                        segment.index(), range(segment.paddr(), segment.memsz()), region.name(),
                        range(region.da(), region.size()), subject.names(refusers)),
                evidence,
                "Leave at least one byte free at the end of %s: in the linker script, LENGTH(%s) - 4."
                        .formatted(region.name(), region.name()));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import rproclab.compare.Result;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/** Rule {@code exact-fit-refused}: {@code imx_rproc} asks for {@code da + len < end}, so a region's last byte is lost. */
final class ExactFitRefused implements Check {

    @Override
    public List<Finding> find(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (ProgramHeader segment : subject.segments()) {
            Optional<Region> region = subject.region(segment.paddr());
            List<Result> refusers = subject.refusers(segment);
            if (region.isPresent() && segment.paddr() + segment.memsz() == region.get().daEnd()
                    && !refusers.isEmpty()) {
                findings.add(finding(subject, segment, region.get(), refusers));
            }
        }
        return findings;
    }

    private static Finding finding(Subject subject, ProgramHeader segment, Region region, List<Result> refusers) {
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

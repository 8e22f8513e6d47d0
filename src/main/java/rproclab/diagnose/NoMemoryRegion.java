// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.compare.LoaderKind;
import rproclab.compare.Result;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/**
 * Rule {@code no-memory-region}: {@code imx_rproc} knows the address, as its missing {@code Translation failed} says, but
 * has mapped nothing there; it maps such memory only where the device tree reserves it for the core.
 */
final class NoMemoryRegion implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        return subject.segments().stream().flatMap(segment -> subject.region(segment.paddr())
                .filter(region -> Long.compareUnsigned(segment.memsz(), region.daEnd() - segment.paddr()) <= 0)
                .filter(_ -> !silent(subject, segment).isEmpty())
                .map(region -> finding(subject, segment, region))
                .stream());
    }

    /** The Linux releases that stopped at this segment without a word about its address. */
    private static List<Result> silent(Subject subject, ProgramHeader segment) {
        return subject.refusers(segment).stream()
                .filter(result -> result.kind() == LoaderKind.LINUX
                        && says(result, "bad phdr da " + hex(segment.paddr()) + " ")
                        && !says(result, "Translation failed: da = " + hex(segment.paddr()) + " "))
                .toList();
    }

    private static boolean says(Result result, String text) {
        return result.load().log().stream().anyMatch(line -> line.text().contains(text));
    }

    private static Finding finding(Subject subject, ProgramHeader segment, Region region) {
        List<Result> silent = silent(subject, segment);
        String regions = String.join(", ", subject.comparison().target().regions().memoryRegion().stream()
                .map(reserved -> reserved.fullName() + " " + range(reserved.sa(), reserved.size())).toList());
        SequencedMap<String, String> evidence = Text.evidence(segment, region);
        evidence.put("memoryRegions", regions);
        evidence.put("refusedBy", subject.names(silent));
        return new Finding(Rule.NO_MEMORY_REGION, subject.severity(silent),
                "segment %d %s lies in %s, but no memory-region of the core covers it: %s have it not mapped".formatted(
                        segment.index(), range(segment.paddr(), segment.memsz()), region.name(),
                        subject.names(silent)),
                evidence,
                """
                        Reserve the memory in the device tree and name it in the core's memory-region property, or link
                        the firmware into what is reserved: %s."""
                        .formatted(regions));
    }
}

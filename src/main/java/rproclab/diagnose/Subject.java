// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.List;
import java.util.Optional;
import rproclab.compare.Comparison;
import rproclab.compare.Result;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.elf.SectionHeader;
import rproclab.loader.SegmentFate;
import rproclab.loader.SegmentFate.Fate;
import rproclab.memory.Region;

/**
 * What the checks look at: a comparison and the image it was made of.
 *
 * @param comparison the loaders' answers
 * @param image the ELF file
 * @param segments its {@code PT_LOAD} headers with memory, in file order
 */
record Subject(Comparison comparison, ElfImage image, List<ProgramHeader> segments) {

    static Subject of(Comparison comparison, ElfImage image) {
        return new Subject(comparison, image,
                image.loadSegments().stream().filter(segment -> segment.memsz() != 0).toList());
    }

    /** The region of the remote core's map that holds a device address. */
    Optional<Region> region(long da) {
        return comparison.target().coreMap().stream().filter(region -> region.holdsDa(da)).findFirst();
    }

    /** Whether a segment has the address at run time; the Thumb bit counts as no address. */
    boolean runs(long address) {
        return segments.stream().anyMatch(
                segment -> Long.compareUnsigned((address & ~1L) - segment.vaddr(), segment.memsz()) < 0);
    }

    /** The loaders that stopped at this segment. */
    List<Result> refusers(ProgramHeader segment) {
        return comparison.results().stream().filter(result -> stoppedAt(result, segment.index())).toList();
    }

    /** The loaders that would start the core. */
    List<Result> accepting() {
        return comparison.results().stream().filter(Result::accepted).toList();
    }

    /** Who takes an image that cannot work; the sentence's end. */
    String acceptedBy() {
        return accepting().isEmpty() ? "no loader accepts it" : "accepted by " + names(accepting());
    }

    private static boolean stoppedAt(Result result, int index) {
        List<SegmentFate> fates = result.load().segments();
        return index < fates.size()
                && (fates.get(index).fate() == Fate.REFUSED || fates.get(index).fate() == Fate.UNDEFINED);
    }

    /** These results' loaders, written short. */
    String names(List<Result> results) {
        return comparison.names(results);
    }

    /** Error where a deciding loader is among those that stopped, else warning. */
    Severity severity(List<Result> refusers) {
        return refusers.stream().anyMatch(result -> comparison.deciding().contains(result.name()))
                ? Severity.ERROR
                : Severity.WARNING;
    }

    /** The allocated sections that run inside the segment's memory, in table order. */
    List<SectionHeader> sectionsOf(ProgramHeader segment) {
        return image.sectionHeaders().stream().filter(section -> section.isAlloc() && section.size() != 0
                && Long.compareUnsigned(section.addr() - segment.vaddr(), segment.memsz()) < 0).toList();
    }
}

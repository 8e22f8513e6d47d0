// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;
import static rproclab.diagnose.Text.range;

import java.util.Optional;
import java.util.stream.Stream;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.elf.SectionHeader;

/**
 * Rule {@code table-overwritten}: Linux fills in addresses and notify ids before the core starts, in the table at its run
 * address; startup code that clears or copies there loses them.
 */
final class TableOverwritten implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        // a region for the table keeps Linux's copy out of the startup code's way
        boolean safe = core.isImx() && core.carveout("rsc-table").isPresent();
        return core.image().filter(_ -> !safe).stream().flatMap(image -> core.table().stream()
                .flatMap(table -> Stream.concat(cleared(image, table), copied(core, table))));
    }

    /** Sections without file bytes, which startup code clears, or uses as stack. */
    private static Stream<Finding> cleared(ElfImage image, LinkedTable table) {
        return image.sectionHeaders().stream().filter(section -> section.isAlloc() && section.isNobits())
                .filter(section -> common(section, table) != 0)
                .map(section -> finding(table, "%s of it are in %s %s, which startup code clears or uses".formatted(
                        bytes(common(section, table)), image.nameOf(section), range(section.addr(), section.size())),
                        image.nameOf(section)));
    }

    private static long common(SectionHeader section, LinkedTable table) {
        return Ranges.common(section.addr(), section.size(), table.da(), table.size());
    }

    /** A segment that is loaded elsewhere than it runs: the startup code copies it, and the table that was linked with it. */
    private static Stream<Finding> copied(CoreOnBoard core, LinkedTable table) {
        Optional<ProgramHeader> segment = core.segments().stream().filter(header -> header.vaddr() != header.paddr()
                && Ranges.common(header.vaddr(), header.filesz(), table.da(), table.size()) != 0).findFirst();
        return segment.map(header -> finding(table,
                "segment %d is loaded to %s, from where startup code copies the table "
                        .formatted(header.index(), hex(header.paddr())) + "as it was linked over Linux's",
                "segment " + header.index())).stream();
    }

    private static Finding finding(LinkedTable table, String what, String by) {
        return new Finding(Rule.TABLE_OVERWRITTEN, Severity.WARNING,
                "Linux fills in the resource table at %s, but %s".formatted(range(table.da(), table.size()), what),
                pairs("da", hex(table.da()), "size", hex(table.size()), "by", by),
                "Give .resource_table an output section of its own, loaded where it runs, that startup code leaves alone.");
    }
}

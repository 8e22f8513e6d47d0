// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static rproclab.compare.Answer.accepted;
import static rproclab.compare.Answer.rejected;
import static rproclab.compare.SegmentWitnesses.CORE;
import static rproclab.compare.SegmentWitnesses.elf;
import static rproclab.compare.Witness.row;
import static rproclab.loader.Errno.EINVAL;
import static rproclab.resource.ResourceTableBuilder.resourceTable;

import java.util.List;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;
import rproclab.resource.Resource;
import rproclab.resource.Resource.Vring;
import rproclab.resource.ResourceTableBuilder;

/**
 * The rows of the table of witnesses that are about resource entries: {@code rproc_handle_resources()} is not ported.
 *
 * <p>
 * U-Boot's column is complete, its drivers do not look at the entries. For Linux each row holds today's answer, in which
 * the entries do nothing, so that the row fails, and has to be filled, as soon as they do. What it has to say then is in
 * its comment.
 */
final class ResourceWitnesses {
    private ResourceWitnesses() {}

    private static ElfBuilder with(ResourceTableBuilder table, ElfBuilder image) {
        return image.section(SectionRecipe.section(".resource_table").flags(Elf.SHF_ALLOC).addr(0x1000_0100L)
                .bytes(Content.of(table.build())));
    }

    private static Resource rpmsg(Vring first, Vring second) {
        return new Resource.Vdev(7, 0, 1, 0, 0, 0, 2, 0, List.of(first, second));
    }

    private static Vring vring(long da, long num) {
        return new Vring(da, 0x1000, num, 0, 0);
    }

    static List<Witness> all() {
        // @formatter:off
        return List.of(
            // 6.1 (its stable patch), 7.2 and 7.3: "rsc table is truncated", -EINVAL; 5.10 and 6.12 parse it
            row(32, "not yet: an entry inside the header", "imx8mp-m7",
                    with(resourceTable().entry(new Resource.Other(0x1234)).offset(0, 4), elf().load(0, 4, 4)))
                .lx(accepted().without("rsc table is truncated")).ur(accepted()).ba(accepted()).be(accepted()),
            // -EINVAL without a word of its own: there is no IOMMU
            row(33, "not yet: RSC_DEVMEM without IOMMU", "imx8mp-m7",
                    with(resourceTable().entry(new Resource.Devmem(0, 0, 0x1000, 0, 0, "registers")), elf().load(0, 4, 4)))
                .lx(accepted()).ur(accepted()).ba(accepted()).be(accepted()),
            // 5.10: "invalid qsz (0) or alignment (4096)", -EINVAL; later releases boot without rpmsg
            row(34, "not yet: a vring of no entries", "stm32mp157-m4",
                    with(resourceTable().entry(rpmsg(vring(0x1004_0000L, 0), vring(0x1004_1000L, 16))), elf().load(0, 4, 4)))
                .lx(accepted().without("invalid qsz")).ur(accepted()),
            // 5.10: "Registered carveout doesn't fit da request", -ENOMEM; later releases boot without rpmsg
            row(35, "not yet: vring da 0, the region elsewhere", "stm32mp157-m4",
                    with(resourceTable().entry(rpmsg(vring(0, 16), vring(0, 16))), elf().load(0, 4, 4)))
                .lx(accepted().without("Registered carveout")).ur(accepted()),
            // "Allocated carveout doesn't fit device address request", then accepted, in memory that is elsewhere
            row(36, "not yet: RSC_CARVEOUT at an address no node has", "imx8mp-m7",
                    with(resourceTable().entry(new Resource.Carveout(0x9000_0000L, 0x9000_0000L, 0x1000, 0, 0, "text")),
                        elf().load(0x9000_0000L, 4, 4)))
                .lx(rejected(EINVAL, CORE + "bad phdr da 0x90000000 mem 0x4").without("Allocated carveout")).ba(accepted()));
        // @formatter:on
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static rproclab.compare.Answer.accepted;
import static rproclab.compare.Answer.rejected;
import static rproclab.compare.SegmentWitnesses.CORE;
import static rproclab.compare.SegmentWitnesses.elf;
import static rproclab.compare.Witness.row;
import static rproclab.loader.Errno.EINVAL;
import static rproclab.loader.Errno.ENOMEM;
import static rproclab.resource.ResourceTableBuilder.resourceTable;

import java.util.List;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;
import rproclab.resource.Resource;
import rproclab.resource.Resource.Vring;
import rproclab.resource.ResourceTableBuilder;

/** The rows of the table of witnesses that are about resource entries, which U-Boot's drivers do not look at. */
final class ResourceWitnesses {
    /** Those that know offsets as unsigned, behind the header. */
    private static final String[] STRICT = {"linux-6.1", "linux-6.12.117", "linux-7.2", "linux-7.3"};
    /** Those in which an error of a vring is the boot's. */
    private static final String[] INLINE = {"linux-5.10", "linux-5.10.262", "linux-5.15.148", "linux-5.15.168"};

    private ResourceWitnesses() {}

    private static ElfBuilder with(ResourceTableBuilder table, ElfBuilder image) {
        return image.section(SectionRecipe.section(".resource_table").flags(Elf.SHF_ALLOC).addr(0x1000_0100L)
                .bytes(Content.of(table.build())));
    }

    private static Resource rpmsg(Vring first, Vring second) {
        return new Resource.Vdev(7, 0, 1, 0, 0, 0, 2, 0, List.of(first, second));
    }

    private static Vring vring(long da, long num) {
        return new Vring(da, 16, num, 0, 0);
    }

    static List<Witness> all() {
        // @formatter:off
        return List.of(
            // the type at 4 is num, 1: a devmem
            row(32, "an entry inside the header", "imx8mp-m7",
                    with(resourceTable().entry(new Resource.Other(0x1234)).offset(0, 4), elf().load(0, 4, 4)))
                .lx(rejected(EINVAL, CORE + "Failed to process resources: -22").without("rsc table is truncated"))
                .on(rejected(EINVAL, CORE + "rsc table is truncated", CORE + "Failed to process resources: -22"), STRICT)
                .ur(accepted()).ba(accepted()).be(accepted()),
            row(33, "RSC_DEVMEM without IOMMU", "imx8mp-m7",
                    with(resourceTable().entry(new Resource.Devmem(0, 0, 0x1000, 0, 0, "registers")), elf().load(0, 4, 4)))
                .lx(rejected(EINVAL, CORE + "Failed to process resources: -22").without("devmem"))
                .ur(accepted()).ba(accepted()).be(accepted()),
            row(34, "a vring of no entries", "stm32mp157-m4",
                    with(resourceTable().entry(rpmsg(vring(0x1004_0000L, 0), vring(0x1004_1000L, 16))), elf().load(0, 4, 4)))
                .lx(accepted(CORE + "invalid qsz (0) or alignment (16)").without("registered virtio"))
                .on(rejected(EINVAL, CORE + "invalid qsz (0) or alignment (16)", CORE + "Failed to process resources: -22"), INLINE)
                .ur(accepted()),
            row(35, "vring da 0, the region elsewhere", "stm32mp157-m4",
                    with(resourceTable().entry(rpmsg(vring(0, 16), vring(0, 16))), elf().load(0, 4, 4)))
                .lx(accepted(CORE + "Registered carveout doesn't fit da request").without("registered virtio"))
                .on(rejected(ENOMEM, CORE + "Registered carveout doesn't fit da request", CORE + "Failed to process resources: -12"), INLINE)
                .ur(accepted()),
            row(36, "RSC_CARVEOUT at an address no node has", "imx8mp-m7",
                    with(resourceTable().entry(new Resource.Carveout(0x9000_0000L, 0x9000_0000L, 0x1000, 0, 0, "text")),
                        elf().load(0x9000_0000L, 4, 4)))
                .lx(accepted("imx-rproc imx8mp-cm7: Allocated carveout doesn't fit device address request")
                    .leaving(0xB800_0000L, "01020304")).ba(accepted()));
        // @formatter:on
    }
}

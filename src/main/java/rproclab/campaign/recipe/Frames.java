// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import static rproclab.elf.SectionRecipe.nobits;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.resource.ResourceTableBuilder.resourceTable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;
import rproclab.resource.Resource;

/** The frames that images are drawn over when there is no corpus: both classes, few segments, every kind of sections. */
final class Frames {
    /** Bytes in the file of each segment; the first ones differ so that a mix-up of segments shows. */
    private static final int[][] PAYLOADS = {{64}, {48, 16}, {32, 0, 20}, {256, 64, 4, 8}};

    /** Which sections a frame has. */
    private enum Sections {
        STRIPPED, NAMES_ONLY, CODE_AND_BSS, TABLE_BESIDE, TABLE_IN_SEGMENT, TABLE_OF_VDEV, CARVEOUT_LAST, VDEV_LAST, VENDOR_LAST, CARVEOUT_CUT
    }

    private Frames() {}

    static List<Frame> standard() {
        List<Frame> frames = new ArrayList<>();
        for (Sections sections : Sections.values()) {
            for (int[] payloads : PAYLOADS) {
                frames.add(frame(ElfBuilder.elf32(), payloads, sections));
                frames.add(frame(ElfBuilder.elf64(), payloads, sections));
            }
        }
        return List.copyOf(frames);
    }

    private static Frame frame(ElfBuilder elf, int[] payloads, Sections sections) {
        for (int payload : payloads) {
            elf.segment(load(0).bytes(payload));
        }
        switch (sections) {
            case STRIPPED -> elf.withoutSectionHeaders();
            case NAMES_ONLY -> {
            }
            case CODE_AND_BSS -> elf.section(section(".text").flags(Elf.SHF_ALLOC | Elf.SHF_EXECINSTR).bytes(32))
                    .section(nobits(".bss", 0, 0x40));
            case TABLE_BESIDE -> elf.section(table(emptyTable()));
            case TABLE_IN_SEGMENT -> elf.section(section(".interrupts").flags(Elf.SHF_ALLOC).inside(0, 0))
                    .section(table(emptyTable()).inside(0, 8));
            case TABLE_OF_VDEV -> elf.section(section(".bss").type(Elf.SHT_NOBITS)).section(table(vdevTable()));
            case CARVEOUT_LAST -> elf.section(section(".text").bytes(16)).section(table(carveoutTable()));
            case VDEV_LAST -> elf.section(section(".text").bytes(16)).section(table(configuredVdevTable()));
            case VENDOR_LAST -> elf.section(section(".text").bytes(16)).section(table(vendorTable()));
            case CARVEOUT_CUT -> {
                byte[] whole = carveoutTable();
                elf.section(table(Arrays.copyOf(whole, whole.length - 1)));
            }
        }
        return new Frame(elf.recipe());
    }

    private static SectionRecipe table(byte[] bytes) {
        return section(".resource_table").flags(Elf.SHF_ALLOC).bytes(Content.of(bytes));
    }

    private static byte[] emptyTable() {
        return resourceTable().build();
    }

    private static byte[] vdevTable() {
        return resourceTable()
                .entry(Resource.rpmsg(Resource.vring(Resource.ADDR_ANY, 0x1000, 8, 0),
                        Resource.vring(Resource.ADDR_ANY, 0x1000, 8, 1)))
                .entry(Resource.trace(0, 0x40, "trace")).build();
    }

    /** Ends with the last byte of a carveout. */
    private static byte[] carveoutTable() {
        return resourceTable().entry(Resource.carveout(Resource.ADDR_ANY, 0x1000, "first"))
                .entry(Resource.carveout(Resource.ADDR_ANY, 0x100, "vdev0vring0")).build();
    }

    /** Ends with the last byte of a virtio device's configuration. */
    private static byte[] configuredVdevTable() {
        return resourceTable().entry(Resource.trace(0, 0x40, "trace"))
                .entry(new Resource.Vdev(7, 0, 1, 0, 4, 0, 2, 0,
                        List.of(Resource.vring(0, 0x1000, 8, 0), Resource.vring(Resource.ADDR_ANY, 0x10, 4, 1))))
                .append(new byte[4]).build();
    }

    /** Ends with the type of a vendor's entry. */
    private static byte[] vendorTable() {
        return resourceTable().entry(new Resource.Other(Resource.VENDOR_START))
                .entry(Resource.trace(0, 0x40, "trace")).entry(new Resource.Other(Resource.VENDOR_END)).build();
    }
}

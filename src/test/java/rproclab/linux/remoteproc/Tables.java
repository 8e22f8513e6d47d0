// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static rproclab.resource.ResourceTableBuilder.resourceTable;

import java.util.List;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;
import rproclab.loader.LoadResult;
import rproclab.memory.ReservedRegion;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTableBuilder;

/** Firmware with a resource table in the DTCM of an i.MX8MP, and what its board reserves. */
final class Tables {
    /** Where the table is on the bus. */
    static final long TABLE_SA = 0x80_0000L;
    /** Where the structure of the first of one entry is in the table. */
    static final int RSC = 24;
    /** First address of the simulated board's DMA memory. */
    static final long DMA = 0xB800_0000L;
    static final ReservedRegion BUFFER = new ReservedRegion("vdevbuffer", 0x5540_0000L, 0x10_0000)
            .asSharedDmaPool();
    static final ReservedRegion VRING0 = new ReservedRegion("vdev0vring0", 0x5500_0000L, 0x8000);
    static final ReservedRegion VRING1 = new ReservedRegion("vdev0vring1", 0x5500_8000L, 0x8000);

    private Tables() {}

    static LoadResult boot(String release, ResourceTableBuilder table, ReservedRegion... regions) {
        return boot(release, table.build(), regions);
    }

    static LoadResult boot(String release, byte[] table, ReservedRegion... regions) {
        return Boards.load(Boards.imx8mp(release, regions), image(table));
    }

    static byte[] image(byte[] table) {
        return image(0x2000_0000L, table);
    }

    /** One segment of 4 bytes at device address 0, and the table's section at {@code addr}. */
    static byte[] image(long addr, byte[] table) {
        return image(0, addr, table);
    }

    /** The table at the start of the MCU SRAM of an STM32MP15, and a segment behind it. */
    static byte[] stm32Image(ResourceTableBuilder table) {
        return image(0x1000_8000L, 0x1000_0000L, table.build());
    }

    private static byte[] image(long segment, long addr, byte[] table) {
        return ElfBuilder.elf32()
                .load(segment, 4, 4)
                .section(SectionRecipe.section(".resource_table").addr(addr).bytes(Content.of(table)))
                .build();
    }

    static ResourceTableBuilder table(Resource... entries) {
        ResourceTableBuilder table = resourceTable();
        for (Resource entry : entries) {
            table.entry(entry);
        }
        return table;
    }

    /** An RPMsg device whose two vrings of 256 buffers may lie anywhere. */
    static Resource.Vdev anywhere() {
        return Resource.rpmsg(ring(Resource.ADDR_ANY), ring(Resource.ADDR_ANY));
    }

    /** 256 buffers, a page of alignment: 0x3000 bytes. */
    static Resource.Vring ring(long da) {
        return Resource.vring(da, 0x1000, 256, 0);
    }

    /** The log behind {@code Booting fw image}. */
    static List<String> lines(LoadResult result) {
        List<String> log = Boards.log(result);
        return log.subList(2, log.size());
    }

    /** A word of the table as the core sees it. */
    static long word(LoadResult result, long at) {
        return result.memory().u32(TABLE_SA + at);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import static rproclab.elf.PhdrField.P_MEMSZ;
import static rproclab.elf.PhdrField.P_PADDR;
import static rproclab.elf.PhdrField.P_VADDR;

import java.util.SplittableRandom;
import rproclab.elf.EhdrField;
import rproclab.elf.ShdrField;
import rproclab.memory.Region;

/**
 * Gives a frame's segments, sections, carveouts and entry point addresses as a linker might: segments lie in regions,
 * often up against an end, and have a .bss or none.
 */
record Placement(Edges edges) {

    void draw(SplittableRandom random, Frame frame, Canvas canvas) {
        // Half of all images keep to one region: else few would load everywhere.
        Region home = edges.region(random);
        boolean settled = random.nextBoolean();
        long first = 0;
        for (int i = 0; i < frame.segments; i++) {
            Region region = settled ? home : edges.region(random);
            long vaddr = segment(random, frame, canvas, i, region);
            first = i == 0 ? vaddr : first;
        }
        canvas.header(EhdrField.E_ENTRY, first | 1);
        for (int i = 0; i < frame.sections; i++) {
            long addr = random.nextInt(4) == 0 ? edges.region(random).da() : first + 0x40L * i;
            canvas.section(i, ShdrField.SH_ADDR, addr);
        }
        for (int da : frame.carveouts) {
            carveout(random, canvas, da);
        }
    }

    /** Asks for memory of a region, as a firmware does that knows what is reserved for it, or leaves the choice to the host. */
    private void carveout(SplittableRandom random, Canvas canvas, int da) {
        Region region = edges.region(random);
        switch (random.nextInt(4)) {
            case 0 -> canvas.patch(da, 4, region.sa());
            case 1 -> canvas.patch(da, 4, region.sa() + edges.step(random));
            default -> {
                return;
            }
        }
        canvas.patch(da + 8, 4, random.nextBoolean() ? region.size() : region.size() + edges.step(random));
    }

    /** Places one segment and returns where it runs. */
    private long segment(SplittableRandom random, Frame frame, Canvas canvas, int index, Region region) {
        long filesz = frame.filesz[index];
        long memsz = filesz + bss(random, region, filesz);
        long paddr = paddr(random, region, filesz, memsz);
        long vaddr = random.nextInt(3) == 0 ? edges.region(random).da() : paddr;
        canvas.segment(index, P_PADDR, paddr);
        canvas.segment(index, P_VADDR, vaddr);
        canvas.segment(index, P_MEMSZ, memsz);
        return vaddr;
    }

    /** Bytes in memory only: none, some, or what fills the region. */
    private long bss(SplittableRandom random, Region region, long filesz) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> 0;
            case 3, 4, 5 -> random.nextLong(1, 0x1000);
            case 6 -> Math.max(0, random.nextLong(region.size()) - filesz);
            default -> Math.max(0, region.size() - filesz + edges.step(random));
        };
    }

    /**
     * Somewhere in the region: at its start, with the last byte of memory or of the file up against its end, or loose; what
     * is longer than the region starts with it.
     */
    private long paddr(SplittableRandom random, Region region, long filesz, long memsz) {
        if (Long.compareUnsigned(memsz, region.size()) > 0) {
            return region.da();
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> region.da();
            case 2 -> region.daEnd() - memsz + edges.step(random);
            case 3 -> region.daEnd() - filesz + edges.step(random);
            case 4 -> region.da() + edges.step(random);
            default -> region.da() + (random.nextLong(region.size() - memsz + 1) & -4);
        };
    }
}

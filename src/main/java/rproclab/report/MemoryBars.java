// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.Arrays;
import java.util.List;
import rproclab.diagnose.Text;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/**
 * The regions of the remote core's map that segments are loaded to, each as a bar of its size.
 *
 * <p>
 * {@code #} file bytes, {@code =} zero fill (memsz beyond filesz), {@code .} free; behind the bar, {@code !} is what
 * leaves the region, on the same scale but at most as long as the bar.
 */
final class MemoryBars {
    private static final int WIDTH = 56;

    private MemoryBars() {}

    static String render(List<Region> regions, List<ProgramHeader> segments) {
        Columns columns = new Columns("  ");
        for (Region region : regions) {
            List<ProgramHeader> inside = segments.stream().filter(segment -> region.holdsDa(segment.paddr())).toList();
            if (!inside.isEmpty()) {
                columns.row(region.name(), Text.range(region.da(), region.size()), bar(region, inside));
            }
        }
        return columns.render();
    }

    private static String bar(Region region, List<ProgramHeader> segments) {
        char[] cells = new char[WIDTH];
        Arrays.fill(cells, '.');
        long over = 0;
        for (ProgramHeader segment : segments) {
            long room = region.daEnd() - segment.paddr();
            fill(cells, region, segment.paddr(), min(segment.memsz(), room), '=');
            over = max(over, segment.memsz() - min(segment.memsz(), room));
        }
        for (ProgramHeader segment : segments) {
            fill(cells, region, segment.paddr(), min(segment.filesz(), region.daEnd() - segment.paddr()), '#');
        }
        return "|" + new String(cells) + "|" + overshoot(region.size(), over);
    }

    private static void fill(char[] cells, Region region, long da, long size, char mark) {
        if (size != 0) {
            Arrays.fill(cells, cell(region, da), cell(region, da + size - 1) + 1, mark);
        }
    }

    private static int cell(Region region, long da) {
        return (int) Math.min(WIDTH - 1, (double) (da - region.da()) / region.size() * WIDTH);
    }

    private static long min(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    private static long max(long a, long b) {
        return Long.compareUnsigned(a, b) > 0 ? a : b;
    }

    private static String overshoot(long regionSize, long over) {
        if (over == 0) {
            return "";
        }
        double share = (over < 0 ? Double.MAX_VALUE : (double) over) / regionSize;
        int marks = (int) Math.clamp(share * WIDTH, 1, WIDTH);
        return "!".repeat(marks) + " " + Long.toUnsignedString(over) + " bytes over";
    }
}

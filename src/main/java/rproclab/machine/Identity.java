// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Map;
import rproclab.target.CpuType;

/**
 * Which core this is, as its read-only registers say it.
 *
 * @param mpuRegions regions of the MPU
 * @param interruptWords ICTR: words of 32 interrupts, less one
 * @param ccrBits what of CCR can be written
 * @param ccrOnes what of CCR is always 1
 * @param registers values by offset in the System Control Space
 * @param caches CCSIDR of data and instruction cache, 0 where there is none
 */
record Identity(int mpuRegions, int interruptWords, int ccrBits, int ccrOnes, Map<Integer, Integer> registers,
        int[] caches) {
    private static final int CCSIDR = 0xd80;

    // @formatter:off
    private static final Identity M4 = new Identity(8, 7, 0x31b, 0, Map.of(
            0xd00, 0x410f_c241, 0xd78, 0, 0xd7c, 0x8000_c000,
            0xf40, 0x1011_0021, 0xf44, 0x1100_0011, 0xf48, 0), new int[] {0, 0});
    /** Two caches of 32 KiB in lines of 32 bytes: four ways of data, two of instructions. */
    private static final Identity M7 = new Identity(16, 7, 0x7031b, 0, Map.of(
            0xd00, 0x411f_c272, 0xd78, 0x0900_0003, 0xd7c, 0x8303_c003,
            0xf40, 0x1011_0221, 0xf44, 0x1200_0011, 0xf48, 0x0000_0040), new int[] {0xf01f_e019, 0xf03f_e009});
    private static final Identity M33 = new Identity(8, 14, 0x5041a, 0x201, Map.of(
            0xd00, 0x410f_d213, 0xd78, 0, 0xd7c, 0x8000_c000,
            0xf40, 0x1011_0021, 0xf44, 0x1100_0011, 0xf48, 0x0000_0040), new int[] {0, 0});
    // @formatter:on

    static Identity of(CpuType cpu) {
        return switch (cpu) {
            case CORTEX_M4 -> M4;
            case CORTEX_M7 -> M7;
            case CORTEX_M33 -> M33;
        };
    }

    boolean holds(int offset) {
        return offset == CCSIDR || registers.containsKey(offset);
    }

    /** @param cache CSSELR: bit 0 selects the instruction cache */
    int read(int offset, int cache) {
        return offset == CCSIDR ? caches[cache & 1] : registers.get(offset);
    }
}

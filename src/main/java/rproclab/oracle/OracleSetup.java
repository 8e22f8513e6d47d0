// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the real C is told before it loads anything: the device-tree node of a Linux driver, or an entry of U-Boot.
 *
 * @param compatible the node's; U-Boot: {@code load_image}, {@code bootaux-imx8m}, {@code bootelf-p}, ...
 * @param node the node's name with its unit address: {@code imx8mp-cm7}, {@code m4@10000000}
 * @param regions memory, in the order of the device tree
 * @param flags what else
 * @param names how the ports call what is mapped at a system address
 */
public record OracleSetup(String compatible, String node, List<Region> regions, Set<Flag> flags,
        Map<Long, Set<String>> names) {

    /** {@code kref_region.kind}; the order is that of {@code oracle.h}. */
    public enum Kind {
        MEMORY_REGION, REG, DMA_RANGE, DMA_POOL, LOAD_ADDRESS, LOADED_TABLE
    }

    /** Flags of {@code kref_open()}; the order is that of their bits. */
    public enum Flag {
        STARTED, SECOND_CORE, SAME_LM, GPR, NO_DEVICE_TO_VIRT, NO_MBOX;

        long bit() {
            return 1L << ordinal();
        }
    }

    /**
     * A {@code struct kref_region}.
     *
     * @param name node name with unit address, or name of a {@code reg}; at most 39 bytes
     * @param kind what it is
     * @param sa first system address
     * @param size bytes
     * @param da of a DMA_RANGE, its first device address; of a LOADED_TABLE, what a register says; of a MEMORY_REGION, 1 where its node is compatible with
     *        {@code shared-dma-pool}, else 0
     */
    public record Region(String name, Kind kind, long sa, long size, long da) {

        /** A row of {@code dma-ranges}, for U-Boot of {@code device_to_virt}. */
        public static Region dmaRange(long da, long sa, long size) {
            return new Region("", Kind.DMA_RANGE, sa, size, da);
        }

        /** For a Linux that attaches: the firmware is the resource table, at {@code sa}; a register says {@code da}. */
        public static Region loadedTable(long da, long sa) {
            return new Region("", Kind.LOADED_TABLE, sa, 0, da);
        }

        /** For U-Boot, what messages call the address of the image. */
        public static Region loadAddress(long sa) {
            return new Region("", Kind.LOAD_ADDRESS, sa, 0, 0);
        }
    }

    /** Keeps copies. */
    public OracleSetup {
        regions = List.copyOf(regions);
        flags = Set.copyOf(flags);
        names = Map.copyOf(names);
    }

    /** An entry of U-Boot, with the rows of its {@code device_to_virt}, or with the image's address. */
    public static OracleSetup uboot(String entry, Region... regions) {
        return new OracleSetup(entry, "", List.of(regions), Set.of(), Map.of());
    }

    /** The same with flags. */
    public OracleSetup with(Flag first, Flag... more) {
        return new OracleSetup(compatible, node, regions, EnumSet.of(first, more), names);
    }

}

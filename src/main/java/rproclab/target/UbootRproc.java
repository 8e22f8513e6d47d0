// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;
import rproclab.memory.Region;

/** A U-Boot remoteproc driver as the core sees it; each has its own {@code device_to_virt}. */
public sealed interface UbootRproc {

    /** No driver for this core. */
    record None() implements UbootRproc {}

    /**
     * {@code drivers/remoteproc/imx_rproc.c}.
     *
     * @param att the address translation table, in order
     * @param ecc the rows that the driver zeroes before it loads, {@code ATT_ECC}
     */
    record Imx(List<Region> att, List<Region> ecc) implements UbootRproc {}

    /**
     * {@code drivers/remoteproc/stm32_copro.c}.
     *
     * @param dmaRanges the rows {device, bus, size} of the parent node, in order
     */
    record Stm32Copro(List<Region> dmaRanges) implements UbootRproc {
        @Override
        public UbootRproc on(BoardNode node) {
            return new Stm32Copro(node.rows(dmaRanges));
        }
    }

    /**
     * {@code drivers/remoteproc/ti_k3_m4_rproc.c}.
     *
     * @param mems IRAM, then DRAM
     */
    record K3M4(List<Region> mems) implements UbootRproc {}

    /** The same with what a board's node says. */
    default UbootRproc on(BoardNode node) {
        return this;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.target.DefaultRegions.regions;

import rproclab.memory.ReservedRegion;

/** Reserved memory of the vendors' boards, in the order of each {@code memory-region} property. */
final class MemoryRegions {
    /** Freescale's and NXP's trees run 6SX with {@code imx_rpmsg}, which has no {@code memory-region} for the firmware. */
    static final DefaultRegions IMX6SX = regions("none: no device tree with fsl,imx6sx-cm4 is known");

    // @formatter:off
    //     name, system address, size

    static final DefaultRegions IMX7D = regions(
            "Zephyr, boards/toradex/colibri_imx7d, doc/index.rst; rpmsg: NXP's FreeRTOS BSP 1.0.1, platform_info.c",
            pool("vdev0buffer0",   0x9000_2000L, 0x8000),
            region("vdev0vring0",  0x9000_0000L, 0x1000),
            region("vdev0vring1",  0x9000_1000L, 0x1000),
            region("cm4tcmcode",   0x007F_8000L, 0x8000),
            region("cm4sramcode",  0x0090_0000L, 0x4_0000),
            region("cm4reserved",  0x8FF0_0000L, 0x10_0000))
        .besides(
            region("rpmsg",        0xBFFF_0000L, 0x1_0000));

    static final DefaultRegions IMX7ULP = regions(
            "imx7ulp-evk-m4.dtsi of NXP's patch to the kernel list, 2021",
            region("vdev0vring0", 0x9FF0_0000L, 0x8000),
            region("vdev0vring1", 0x9FF0_8000L, 0x8000),
            region("vdev1vring0", 0x9FF1_0000L, 0x8000),
            region("vdev1vring1", 0x9FF1_8000L, 0x8000),
            region("rsc-table",   0x1FFF_8000L, 0x1000));

    static final DefaultRegions IMX8MP = regions(
            "nxp-imx/linux-imx, imx8mp-evk-rpmsg.dts",
            pool("vdevbuffer",    0x5540_0000L, 0x10_0000),
            region("vdev0vring0", 0x5500_0000L, 0x8000),
            region("vdev0vring1", 0x5500_8000L, 0x8000),
            region("rsc-table",   0x550F_F000L, 0x1000),
            region("m4",          0x8000_0000L, 0x100_0000));

    static final DefaultRegions IMX8MN = regions(
            "nxp-imx/linux-imx, imx8mn-evk-rpmsg.dts",
            pool("vdevbuffer",    0xB840_0000L, 0x10_0000),
            region("vdev0vring0", 0xB800_0000L, 0x8000),
            region("vdev0vring1", 0xB800_8000L, 0x8000),
            region("rsc-table",   0xB80F_F000L, 0x1000),
            region("m_core",      0x8000_0000L, 0x100_0000));

    static final DefaultRegions IMX8MM = regions(
            "nxp-imx/linux-imx, imx8mm-evk-rpmsg.dts",
            pool("vdevbuffer",    0xB840_0000L, 0x10_0000),
            region("vdev0vring0", 0xB800_0000L, 0x8000),
            region("vdev0vring1", 0xB800_8000L, 0x8000),
            region("rsc-table",   0xB80F_F000L, 0x1000),
            region("m4",          0x8000_0000L, 0x100_0000));

    static final DefaultRegions IMX8MQ = regions(
            "nxp-imx/linux-imx, imx8mq-evk-rpmsg.dts",
            pool("vdevbuffer",    0xB840_0000L, 0x10_0000),
            region("vdev0vring0", 0xB800_0000L, 0x8000),
            region("vdev0vring1", 0xB800_8000L, 0x8000),
            region("rsc-table",   0xB80F_F000L, 0x1000),
            region("m4",          0x8000_0000L, 0x100_0000));

    /**
     * The nodes of core 1 carry the names of core 0's: for either, Linux looks for a carveout {@code vdev0vring0}.
     *
     * <p>
     * Mainline's imx8qm-mek.dts has the same addresses, but names every node {@code memory}.
     */
    static final DefaultRegions IMX8QM_0 = regions(
            "FSEmbedded/linux-fus (NXP's lf-6.6), imx8qm-mek.dts; m4: nxp-imx/linux-imx, imx8qm-mek.dts",
            pool("vdevbuffer",    0x9040_0000L, 0x10_0000),
            region("vdev0vring0", 0x9000_0000L, 0x8000),
            region("vdev0vring1", 0x9000_8000L, 0x8000),
            region("vdev1vring0", 0x9001_0000L, 0x8000),
            region("vdev1vring1", 0x9001_8000L, 0x8000),
            region("rsc-table",   0x900F_F000L, 0x1000))
        .besides(
            region("m4",          0x8800_0000L, 0x800_0000));

    static final DefaultRegions IMX8QM_1 = regions(
            "FSEmbedded/linux-fus (NXP's lf-6.6), imx8qm-mek.dts; m4: nxp-imx/linux-imx, imx8qm-mek.dts",
            pool("vdevbuffer",    0x9040_0000L, 0x10_0000),
            region("vdev0vring0", 0x9010_0000L, 0x8000),
            region("vdev0vring1", 0x9010_8000L, 0x8000),
            region("vdev1vring0", 0x9011_0000L, 0x8000),
            region("vdev1vring1", 0x9011_8000L, 0x8000),
            region("rsc-table",   0x901F_F000L, 0x1000))
        .besides(
            region("m4",          0x8800_0000L, 0x800_0000));

    static final DefaultRegions IMX8QXP = regions(
            "nxp-imx/linux-imx, imx8qxp-mek.dts; m4: /memreserve/ of nxp-imx/uboot-imx, ft_system_setup()",
            pool("vdevbuffer",    0x9040_0000L, 0x10_0000),
            region("vdev0vring0", 0x9000_0000L, 0x8000),
            region("vdev0vring1", 0x9000_8000L, 0x8000),
            region("vdev1vring0", 0x9001_0000L, 0x8000),
            region("vdev1vring1", 0x9001_8000L, 0x8000),
            region("rsc-table",   0x900F_F000L, 0x1000))
        .besides(
            region("m4",          0x8800_0000L, 0x800_0000));

    static final DefaultRegions IMX8ULP = regions(
            "Linux 7.3.4, imx8ulp-evk.dts",
            pool("vdevbuffer",    0xA840_0000L, 0x10_0000),
            region("vdev0vring0", 0xAFF0_0000L, 0x8000),
            region("vdev0vring1", 0xAFF0_8000L, 0x8000),
            region("vdev1vring0", 0xAFF1_0000L, 0x8000),
            region("vdev1vring1", 0xAFF1_8000L, 0x8000),
            region("rsc-table",   0x2000_0000L, 0x1000))
        .besides(
            region("noncacheable-section", 0xA860_0000L, 0x100_0000));

    static final DefaultRegions IMX93 = regions(
            "Linux 7.3.4, imx93-11x11-evk-common.dtsi",
            pool("vdevbuffer",    0xA402_0000L, 0x10_0000),
            region("vdev0vring0", 0xA400_0000L, 0x8000),
            region("vdev0vring1", 0xA400_8000L, 0x8000),
            region("vdev1vring0", 0xA401_0000L, 0x8000),
            region("vdev1vring1", 0xA401_8000L, 0x8000),
            region("rsc-table",   0x2021_E000L, 0x1000));

    /** NXP's imx95-19x19-evk-rpmsg.dts has the last node as {@code m7@80000000}. */
    static final DefaultRegions IMX95 = regions(
            "Linux 7.3.4, imx95-19x19-evk.dts",
            pool("vdev0buffer",   0x8802_0000L, 0x10_0000),
            region("vdev0vring0", 0x8800_0000L, 0x8000),
            region("vdev0vring1", 0x8800_8000L, 0x8000),
            region("vdev1vring0", 0x8801_0000L, 0x8000),
            region("vdev1vring1", 0x8801_8000L, 0x8000),
            region("rsc-table",   0x8822_0000L, 0x1000),
            region("memory",      0x8000_0000L, 0x100_0000));

    static final DefaultRegions IMX94_M70 = regions(
            "Linux 7.3.4, imx943-evk.dts",
            pool("vdev0buffer",   0x8202_0000L, 0x10_0000),
            region("vdev0vring0", 0x8200_0000L, 0x8000),
            region("vdev0vring1", 0x8200_8000L, 0x8000),
            region("vdev1vring0", 0x8201_0000L, 0x8000),
            region("vdev1vring1", 0x8201_8000L, 0x8000),
            region("rsc-table",   0x8222_0000L, 0x1000));

    static final DefaultRegions IMX94_M71 = regions(
            "Linux 7.3.4, imx943-evk.dts",
            pool("vdev0buffer",   0x8402_0000L, 0x10_0000),
            region("vdev0vring0", 0x8400_0000L, 0x8000),
            region("vdev0vring1", 0x8400_8000L, 0x8000),
            region("vdev1vring0", 0x8401_0000L, 0x8000),
            region("vdev1vring1", 0x8401_8000L, 0x8000),
            region("rsc-table",   0x8422_0000L, 0x1000));

    static final DefaultRegions IMX94_M33S = regions(
            "Linux 7.3.4, imx943-evk.dts",
            pool("vdev0buffer",   0x2082_0000L, 0x8_0000),
            region("vdev0vring0", 0x2080_0000L, 0x8000),
            region("vdev0vring1", 0x2080_8000L, 0x8000),
            region("vdev1vring0", 0x2081_0000L, 0x8000),
            region("vdev1vring1", 0x2081_8000L, 0x8000),
            region("rsc-table",   0x208A_0000L, 0x1000));

    static final DefaultRegions STM32MP157 = regions(
            "stm32mp15xx-dkx.dtsi of U-Boot 2026.07's dts/upstream",
            pool("retram",      0x3800_0000L, 0x1_0000),
            pool("mcuram",      0x3000_0000L, 0x4_0000),
            pool("mcuram2",     0x1000_0000L, 0x4_0000),
            pool("vdev0vring0", 0x1004_0000L, 0x1000),
            pool("vdev0vring1", 0x1004_1000L, 0x1000),
            pool("vdev0buffer",   0x1004_2000L, 0x4000));

    static final DefaultRegions AM62 = regions(
            "k3-am62-ti-ipc-firmware.dtsi of U-Boot 2026.07's dts/upstream",
            pool("memory", 0x9CB0_0000L, 0x10_0000),
            pool("memory", 0x9CC0_0000L, 0xE0_0000));

    static final DefaultRegions AM64 = regions(
            "k3-am64-ti-ipc-firmware.dtsi of U-Boot 2026.07's dts/upstream",
            pool("memory", 0xA400_0000L, 0x10_0000),
            pool("memory", 0xA410_0000L, 0xF0_0000));
    // @formatter:on

    private MemoryRegions() {}

    private static ReservedRegion region(String name, long sa, long size) {
        return new ReservedRegion(name, sa, size);
    }

    /** A node compatible with {@code shared-dma-pool}. */
    private static ReservedRegion pool(String name, long sa, long size) {
        return region(name, sa, size).asSharedDmaPool();
    }
}

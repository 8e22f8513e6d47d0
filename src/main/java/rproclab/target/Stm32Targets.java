// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;

import java.util.List;
import java.util.Map;
import rproclab.memory.Mapping;
import rproclab.memory.Region;

/** STM32MP15x. */
final class Stm32Targets {
    // @formatter:off
    /** {@code dma-ranges} of the node {@code mlahb}, stm32mp151.dtsi; the nodes of {@code memory-region} name the rows. */
    private static final List<Region> DMA_RANGES = List.of(
            region("RETRAM",  0x0000_0000L, 0x3800_0000L, 0x0001_0000L),
            region("MCURAM2", 0x1000_0000L, 0x1000_0000L, 0x0006_0000L),
            region("MCURAM",  0x3000_0000L, 0x3000_0000L, 0x0006_0000L));

    /** SYSRAM and DDR: {@code mach/stm32.h} of U-Boot 2026.07; MCURAM2 and MCURAM are two views of one memory. */
    private static final List<Mapping> SYSTEM = List.of(
            new Mapping("MCURAM2", 0x1000_0000L, 0x0006_0000L),
            new Mapping("SYSRAM",  0x2FFC_0000L, 0x0004_0000L),
            new Mapping("MCURAM",  0x3000_0000L, 0x0006_0000L),
            new Mapping("RETRAM",  0x3800_0000L, 0x0001_0000L),
            new Mapping("DDR",     0xC000_0000L, 0x4000_0000L));
    // @formatter:on

    static final List<Target> ALL = List.of(
            new Target(
                    "stm32mp157-m4", "STM32MP157", "Cortex-M4", CpuType.CORTEX_M4, "10000000.m4", 32,
                    DMA_RANGES, SYSTEM, linux(), uboot(), MemoryRegions.STM32MP157));

    private Stm32Targets() {}

    private static Map<String, LinuxSupport> linux() {
        return ReleaseTable.linux()
                .with(
                        new Stm32Support(DMA_RANGES),
                        "linux-5.10", "linux-5.10.262", "linux-5.15.148", "linux-5.15.168", "linux-6.1", "linux-6.6.53",
                        "linux-6.6.54", "linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3")
                .map();
    }

    private static Map<String, UbootSupport> uboot() {
        UbootSupport copro = new UbootSupport(new UbootRproc.Stm32Copro(DMA_RANGES), new Bootaux.None());
        return ReleaseTable.uboot()
                .with(copro, "uboot-2021.01", "uboot-2023.01", "uboot-2025.01", "uboot-2026.07")
                .map();
    }
}

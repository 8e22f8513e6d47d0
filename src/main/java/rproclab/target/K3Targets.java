// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;

import java.util.List;
import java.util.Map;
import rproclab.memory.Mapping;
import rproclab.memory.Region;

/** TI AM62x and AM64x. */
final class K3Targets {
    // @formatter:off
    /** {@code am64_m4_mems[]}, with the {@code reg} of {@code m4fss@5000000} in k3-am62-mcu.dtsi and k3-am64-mcu.dtsi. */
    private static final List<Region> MEMS = List.of(
            region("IRAM", 0x0000_0000L, 0x0500_0000L, 0x0003_0000L),
            region("DRAM", 0x0003_0000L, 0x0504_0000L, 0x0001_0000L));

    /** The driver's memories, and DDR where the drivers take it to be: what the core reaches there is the RAT's business. */
    private static final List<Region> CORE = List.of(
            MEMS.get(0),
            MEMS.get(1),
            region("DDR",  0x8000_0000L, 0x8000_0000L, 0x8000_0000L));

    /** OCSRAM: k3-am62-main.dtsi; DDR: {@code k3_mem_map[]} of U-Boot 2026.07. */
    private static final List<Mapping> AM62_SYSTEM = List.of(
            new Mapping("M4F IRAM", 0x0500_0000L, 0x0003_0000L),
            new Mapping("M4F DRAM", 0x0504_0000L, 0x0001_0000L),
            new Mapping("OCSRAM",   0x7000_0000L, 0x0001_0000L),
            new Mapping("DDR",      0x8000_0000L, 0x8000_0000L));

    /** OCSRAM: k3-am64-main.dtsi; DDR: {@code k3_mem_map[]} of U-Boot 2026.07. */
    private static final List<Mapping> AM64_SYSTEM = List.of(
            new Mapping("M4F IRAM", 0x0500_0000L, 0x0003_0000L),
            new Mapping("M4F DRAM", 0x0504_0000L, 0x0001_0000L),
            new Mapping("OCSRAM",   0x7000_0000L, 0x0020_0000L),
            new Mapping("DDR",      0x8000_0000L, 0x8000_0000L));
    // @formatter:on

    static final List<Target> ALL = List.of(
            new Target(
                    "am64-m4f", "AM64x", "Cortex-M4F", CpuType.CORTEX_M4, "5000000.m4fss", 64,
                    CORE, AM64_SYSTEM, linux(), uboot(), MemoryRegions.AM64),
            new Target(
                    "am62-m4f", "AM62x", "Cortex-M4F", CpuType.CORTEX_M4, "5000000.m4fss", 64,
                    CORE, AM62_SYSTEM, linux(), uboot(), MemoryRegions.AM62));

    private K3Targets() {}

    private static Map<String, LinuxSupport> linux() {
        return ReleaseTable.linux()
                .with(new K3M4Support(MEMS), "linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3")
                .map();
    }

    private static Map<String, UbootSupport> uboot() {
        Bootaux none = new Bootaux.None();
        return ReleaseTable.uboot()
                .with(new UbootSupport(new UbootRproc.None(), none), "uboot-2023.01", "uboot-2025.01")
                .with(new UbootSupport(new UbootRproc.K3M4(MEMS), none), "uboot-2026.07")
                .map();
    }
}

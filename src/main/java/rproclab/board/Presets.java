// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rproclab.linux.of.PhysRange;
import rproclab.uboot.env.Environment;

/** The boards of {@link Preset}, as data. Variables whose default is compiled in are among the variables: {@code loadaddr}. */
final class Presets {
    private static final String ALL_ONES = "0xffffffffffffffff";
    /** {@code CONFIG_BOOTAUX_RESERVED_MEM_BASE} and {@code _SIZE}, which {@code ft_system_setup()} reserves. */
    private static final PhysRange BOOTAUX = new PhysRange(0x8800_0000L, 0x800_0000);
    private static final String M4BOOT = """
            m4_0_image=m4_0.bin
            m4_1_image=m4_1.bin
            loadm4image_0=load mmc ${mmcdev}:${mmcpart} ${loadaddr} ${m4_0_image}
            loadm4image_1=load mmc ${mmcdev}:${mmcpart} ${loadaddr} ${m4_1_image}
            m4boot_0=run loadm4image_0; dcache flush; bootaux ${loadaddr} 0
            m4boot_1=run loadm4image_1; dcache flush; bootaux ${loadaddr} 1
            """;
    private static final String M4BOOT_NXP = M4BOOT.replace("load mmc", "fatload mmc");

    // @formatter:off
    static final List<Preset> ALL = List.of(
        preset("apalis-imx8", "Toradex Apalis iMX8, U-Boot 2023.04 and later", "U-Boot v2026.07",
            variables("loadaddr=0x95400000 kernel_addr_r=0x95400000 fdt_addr_r=0x9d400000 ramdisk_addr_r=0x9d500000"
                + " scriptaddr=0x9d480000 kernel_comp_addr_r=0xf0000000 initrd_high=" + ALL_ONES, M4BOOT), BOOTAUX),
        preset("apalis-imx8-2022", "Toradex Apalis iMX8, U-Boot up to 2023.01", "U-Boot v2022.04",
            variables("loadaddr=0x80280000 kernel_addr_r=0x82000000 fdt_addr_r=0x84000000 ramdisk_addr_r=0x94400000"
                + " scriptaddr=0x87000000 initrd_high=" + ALL_ONES, "")),
        preset("colibri-imx8x", "Toradex Colibri iMX8X, U-Boot 2024.07 and later", "U-Boot v2024.07",
            variables("loadaddr=0x95c00000 kernel_addr_r=0x95c00000 fdt_addr_r=0x9d400000 ramdisk_addr_r=0x9d500000"
                + " scriptaddr=0x9d480000 kernel_comp_addr_r=0xb0000000 initrd_high=" + ALL_ONES, ""), BOOTAUX),
        preset("colibri-imx8x-2022", "Toradex Colibri iMX8X, U-Boot 2022.07", "U-Boot v2022.07",
            variables("loadaddr=0x80280000 kernel_addr_r=0x81000000 fdt_addr_r=0x83000000 ramdisk_addr_r=0x83800000"
                + " scriptaddr=0x80800000 initrd_high=" + ALL_ONES, "")),
        preset("verdin-imx8mp", "Toradex Verdin iMX8M Plus, U-Boot 2023.04 and later", "U-Boot v2026.07",
            variables("loadaddr=0x48200000 kernel_addr_r=0x48200000 fdt_addr_r=0x50200000 ramdisk_addr_r=0x50300000"
                + " scriptaddr=0x50280000 kernel_comp_addr_r=0x40200000 kernel_comp_size=0x08000000 initrd_high="
                + ALL_ONES, "")),
        preset("verdin-imx8mp-2022", "Toradex Verdin iMX8M Plus, U-Boot 2022.04 to 2022.07", "U-Boot v2022.07",
            variables("loadaddr=0x43500000 kernel_addr_r=0x40000000 fdt_addr_r=0x43000000 ramdisk_addr_r=0x46400000"
                + " scriptaddr=0x46000000 initrd_high=" + ALL_ONES, "")),
        preset("verdin-imx8mm", "Toradex Verdin iMX8M Mini, U-Boot 2024.07", "U-Boot v2024.07",
            variables("loadaddr=0x48200000 kernel_addr_r=0x48200000 fdt_addr_r=0x50200000 ramdisk_addr_r=0x50300000"
                + " scriptaddr=0x50280000 kernel_comp_addr_r=0x40200000 kernel_comp_size=0x08000000 initrd_high="
                + ALL_ONES, "")),
        preset("verdin-imx8mm-2022", "Toradex Verdin iMX8M Mini, U-Boot 2022.07", "U-Boot v2022.07",
            variables("loadaddr=0x40480000 kernel_addr_r=0x42000000 fdt_addr_r=0x44000000 ramdisk_addr_r=0x46400000"
                + " scriptaddr=0x46000000 initrd_high=" + ALL_ONES, "")),
        preset("colibri-imx7", "Toradex Colibri iMX7, U-Boot 2024.07", "U-Boot v2024.07",
            variables("loadaddr=0x84200000 kernel_addr_r=0x84200000 fdt_addr_r=0x88200000 ramdisk_addr_r=0x88400000"
                + " scriptaddr=0x88280000 pxefile_addr_r=0x88300000", "")),
        preset("imx8mp-evk", "NXP i.MX 8M Plus EVK, NXP's U-Boot", "uboot-imx lf_v2022.04, lf_v2023.04", nxp8m()),
        preset("imx8mm-evk", "NXP i.MX 8M Mini EVK, NXP's U-Boot", "uboot-imx lf_v2022.04, lf_v2023.04", nxp8m()),
        preset("imx8mn-evk", "NXP i.MX 8M Nano EVK, NXP's U-Boot", "uboot-imx lf_v2022.04, lf_v2023.04", nxp8m()),
        preset("imx8mq-evk", "NXP i.MX 8M Quad EVK, NXP's U-Boot", "uboot-imx lf_v2022.04, lf_v2023.04", nxp8m()),
        preset("imx8qm-mek", "NXP i.MX 8QuadMax MEK, NXP's U-Boot", "uboot-imx lf_v2022.04, lf_v2023.04",
            nxp("0x80200000", "0x83000000", "0x83100000", M4BOOT_NXP), BOOTAUX),
        preset("imx8qxp-mek", "NXP i.MX 8QuadXPlus MEK, NXP's U-Boot", "uboot-imx lf_v2022.04, lf_v2023.04",
            nxp("0x80200000", "0x83000000", "0x83100000", M4BOOT_NXP), BOOTAUX),
        preset("imx8ulp-evk", "NXP i.MX 8ULP EVK, NXP's U-Boot", "uboot-imx lf_v2022.04, lf_v2023.04",
            nxp("0x80400000", "0x83000000", "0x83800000", "")),
        preset("imx93-evk", "NXP i.MX 93 EVK, NXP's U-Boot", "uboot-imx lf_v2023.04; loadaddr of U-Boot v2026.07",
            nxp("0x80400000", "0x83000000", "0x83800000", "")));
    // @formatter:on

    private Presets() {}

    private static Preset preset(String name, String about, String source, Environment environment,
            PhysRange... memreserve) {
        return new Preset(name, about, environment, List.of(memreserve), source);
    }

    private static Environment nxp8m() {
        return nxp("0x40400000", "0x43000000", "0x43800000", "");
    }

    /** NXP's environments use tree and initrd where they were loaded. */
    private static Environment nxp(String loadaddr, String fdt, String initrd, String scripts) {
        return variables("loadaddr=%s fdt_addr=%s initrd_addr=%s fdt_high=%s initrd_high=%s".formatted(loadaddr, fdt,
                initrd, ALL_ONES, ALL_ONES), scripts);
    }

    private static Environment variables(String addresses, String scripts) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String pair : addresses.split(" ")) {
            add(variables, pair);
        }
        scripts.lines().forEach(line -> add(variables, line));
        return Environment.of(variables);
    }

    private static void add(Map<String, String> variables, String pair) {
        String[] both = pair.split("=", 2);
        variables.put(both[0], both[1]);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

import static rproclab.uboot.Feature.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A U-Boot release.
 *
 * @param name as on the command line: {@code 2025.01}, {@code imx-2023.04}
 * @param version the tag or the Debian package's version
 * @param features what it does and others do not
 * @param proven whether there is a source package whose C the port is compared with; where not, the C was read, not run
 */
public record UbootRelease(String name, String version, Set<Feature> features, boolean proven) {

    // @formatter:off
    public static final UbootRelease V2021_01 = proven("2021.01", "2021.01+dfsg-5",
            STM32_COPRO, BOOTELF, BOOTELF_STARTS);
    public static final UbootRelease V2023_01 = proven("2023.01", "2023.01+dfsg-2+deb12u3",
            STM32_COPRO, BOOTAUX_HOSTMAP, BOOTAUX_ELF_ON_IMX8M, BOOTAUX_IMX9, BOOTELF);
    public static final UbootRelease V2025_01 = proven("2025.01", "2025.01-3.2",
            STM32_COPRO, BOOTAUX_HOSTMAP, BOOTAUX_ELF_ON_IMX8M, BOOTAUX_IMX8, BOOTAUX_IMX9,
            BOOTELF, BOOTELF_ONLY_PT_LOAD);
    public static final UbootRelease V2026_07 = read("2026.07", "v2026.07",
            STM32_COPRO, IMX_RPROC, TI_K3_M4, RPROC_SKIPS_EMPTY_SEGMENTS,
            BOOTAUX_HOSTMAP, BOOTAUX_ELF_ON_IMX8M, BOOTAUX_IMX8, BOOTAUX_IMX9,
            BOOTELF, BOOTELF_ONLY_PT_LOAD);
    /** NXP's branch; {@code bootaux} only. */
    public static final UbootRelease IMX_2022_04 = read("imx-2022.04", "lf_v2022.04",
            BOOTAUX_HOSTMAP, BOOTAUX_IMX8, BOOTAUX_IMX8_COPIES_256K, BOOTAUX_IMX9);
    /** NXP's branch; {@code bootaux} only. */
    public static final UbootRelease IMX_2023_04 = read("imx-2023.04", "lf_v2023.04",
            BOOTAUX_HOSTMAP, BOOTAUX_ELF_ON_IMX8M, BOOTAUX_IMX8, BOOTAUX_IMX8_COPIES_256K,
            BOOTAUX_IMX9, BOOTAUX_IMX9_CHECKS_ADDRESS);
    // @formatter:on

    /** All releases, mainline first, each ascending. */
    public static final List<UbootRelease> ALL = List.of(V2021_01, V2023_01, V2025_01, V2026_07, IMX_2022_04,
            IMX_2023_04);

    /** Copies the features. */
    public UbootRelease {
        features = Set.copyOf(features);
    }

    private static UbootRelease proven(String name, String version, Feature first, Feature... more) {
        return new UbootRelease(name, version, EnumSet.of(first, more), true);
    }

    private static UbootRelease read(String name, String version, Feature first, Feature... more) {
        return new UbootRelease(name, version, EnumSet.of(first, more), false);
    }

    /** Whether it has {@code feature}. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** The name of one of its loaders: {@code uboot-2025.01-bootelf-s} for {@code bootelf-s}. */
    public String loaderName(String command) {
        return "uboot-" + name + "-" + command;
    }
}

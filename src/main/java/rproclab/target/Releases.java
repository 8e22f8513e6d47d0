// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;

/**
 * The releases whose drivers the catalogue describes, by the names that users give them.
 *
 * <p>
 * Without a point release, {@code linux-5.10} is 5.10.223, {@code linux-6.1} 6.1.192, {@code linux-6.12} 6.12.107,
 * {@code linux-7.2} 7.2.13 and {@code linux-7.3} 7.3.4.
 */
public final class Releases {

    /** Linux: mainline and stable in order of age, then NXP's {@code lf-X.Y.y} branches. */
    public static final List<String> LINUX = List.of(
            "linux-5.10",
            "linux-5.10.262",
            "linux-5.15.148",
            "linux-5.15.168",
            "linux-6.1",
            "linux-6.6.53",
            "linux-6.6.54",
            "linux-6.12",
            "linux-6.12.117",
            "linux-7.2",
            "linux-7.3",
            "linux-imx-5.15",
            "linux-imx-6.1",
            "linux-imx-6.6",
            "linux-imx-6.12");

    /** U-Boot: mainline in order of age, then NXP's {@code lf_vYYYY.MM} branches. */
    public static final List<String> UBOOT = List.of(
            "uboot-2021.01",
            "uboot-2023.01",
            "uboot-2025.01",
            "uboot-2026.07",
            "uboot-imx-2022.04",
            "uboot-imx-2023.04");

    private Releases() {}
}

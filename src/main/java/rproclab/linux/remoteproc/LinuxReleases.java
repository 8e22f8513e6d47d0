// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static rproclab.linux.remoteproc.Feature.BOUNDS_SECTION_HEADERS;
import static rproclab.linux.remoteproc.Feature.CARVEOUTS_ARE_IOMEM;
import static rproclab.linux.remoteproc.Feature.IMX_32_SLOTS;
import static rproclab.linux.remoteproc.Feature.IMX_CLAIMS_REGIONS;
import static rproclab.linux.remoteproc.Feature.IMX_DETACHES;
import static rproclab.linux.remoteproc.Feature.IMX_KICKS;
import static rproclab.linux.remoteproc.Feature.IMX_NAMED_AFTER_NODE;
import static rproclab.linux.remoteproc.Feature.IMX_REGISTERS_CARVEOUTS;
import static rproclab.linux.remoteproc.Feature.IMX_RSC_TABLE_NEEDS_ELF_TABLE;
import static rproclab.linux.remoteproc.Feature.IMX_RSC_TABLE_REGION;
import static rproclab.linux.remoteproc.Feature.IMX_RSC_TABLE_UNDERSCORE;
import static rproclab.linux.remoteproc.Feature.IMX_SKIPS_VDEV_REGIONS;
import static rproclab.linux.remoteproc.Feature.IMX_TABLE_OPTIONAL;
import static rproclab.linux.remoteproc.Feature.PREPARES_BEFORE_ATTACH;
import static rproclab.linux.remoteproc.Feature.PROBE_FAILURE_IS_ERROR;
import static rproclab.linux.remoteproc.Feature.REGIONS_AS_RESOURCES;
import static rproclab.linux.remoteproc.Feature.SKIPS_EMPTY_SEGMENTS;
import static rproclab.linux.remoteproc.Feature.STM32_CARVEOUTS_IN_PREPARE;
import static rproclab.linux.remoteproc.Feature.STRICT_RSC_OFFSETS;
import static rproclab.linux.remoteproc.Feature.VDEV_IS_PLATFORM_DEVICE;
import static rproclab.linux.remoteproc.Feature.VSNPRINTF_TAKES_H;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Linux releases that were ported, oldest first.
 *
 * <p>
 * A line's features are those of the line before it that it starts from, and what came since. The SoCs that a release
 * knows and their address maps are not here: they are the catalogue's.
 */
public final class LinuxReleases {
    private static final boolean PROVEN = true;
    private static final boolean READ_NOT_RUN = false;

    private static final Set<Feature> V5_10 = EnumSet.of(IMX_CLAIMS_REGIONS);
    private static final Set<Feature> V5_15 = with(EnumSet.noneOf(Feature.class), PREPARES_BEFORE_ATTACH,
            IMX_TABLE_OPTIONAL,
            IMX_REGISTERS_CARVEOUTS, IMX_SKIPS_VDEV_REGIONS, IMX_32_SLOTS, IMX_KICKS, STM32_CARVEOUTS_IN_PREPARE);
    private static final Set<Feature> V6_1 = with(V5_15, SKIPS_EMPTY_SEGMENTS, VDEV_IS_PLATFORM_DEVICE);
    private static final Set<Feature> V6_6 = with(V6_1, IMX_DETACHES);
    private static final Set<Feature> V6_12 = with(V6_6, IMX_RSC_TABLE_REGION, IMX_RSC_TABLE_NEEDS_ELF_TABLE,
            PROBE_FAILURE_IS_ERROR);
    private static final Set<Feature> V7_2 = with(V6_12, REGIONS_AS_RESOURCES, IMX_CLAIMS_REGIONS, IMX_NAMED_AFTER_NODE,
            STRICT_RSC_OFFSETS, VSNPRINTF_TAKES_H);

    // @formatter:off
    private static final List<LinuxRelease> ALL = List.of(
        // Debian 11; registers no carveouts for i.MX, wants a resource table, maps regions named vdev*
        release("linux-5.10",      "5.10.223", PROVEN, V5_10),
        // Debian 11's newest: no longer maps regions named vdev*, so no segment can go there
        release("linux-5.10.262",  "5.10.262", READ_NOT_RUN, with(V5_10, IMX_SKIPS_VDEV_REGIONS)),
        // Ubuntu's copy: empty segments are translated as in 5.10; the table goes to sh_addr, whatever rsc-table says
        release("linux-5.15.148",  "5.15.148", READ_NOT_RUN, V5_15),
        // got the imx hook that prefers rsc-table; the guard for firmware without a table is not there yet
        release("linux-5.15.168",  "5.15.168", READ_NOT_RUN, with(V5_15, IMX_RSC_TABLE_REGION)),
        // NXP: the region is called rsc_table
        release("linux-imx-5.15",  "lf-5.15.y", READ_NOT_RUN, with(V5_15, IMX_RSC_TABLE_REGION, IMX_RSC_TABLE_UNDERSCORE)),
        // Debian 12; stable patches gave it what imx_rproc of 6.12 has, and 7.2's check of the resource table's offsets
        release("linux-6.1",       "6.1.192", PROVEN, with(V6_1, IMX_RSC_TABLE_REGION, IMX_RSC_TABLE_NEEDS_ELF_TABLE, STRICT_RSC_OFFSETS)),
        // NXP: rsc-table is used whether or not the firmware has a table
        release("linux-imx-6.1",   "lf-6.1.y", READ_NOT_RUN, with(V6_1, IMX_RSC_TABLE_REGION)),
        // before the stable patch that moved the 8MQ/8MM code alias of DDR to 0x40000000: a row of the address map
        release("linux-6.6.53",    "6.6.53", READ_NOT_RUN, V6_6),
        // from that patch on
        release("linux-6.6.54",    "6.6.54", READ_NOT_RUN, V6_6),
        // NXP: as linux-imx-6.1
        release("linux-imx-6.6",   "lf-6.6.y", READ_NOT_RUN, with(V6_6, IMX_RSC_TABLE_REGION)),
        // Debian 13
        release("linux-6.12",      "6.12.107", PROVEN, V6_12),
        // Debian 13's newest: the ELF loader is that of 7.3, the check of the resource table's offsets that of 7.2
        release("linux-6.12.117",  "6.12.117", PROVEN, with(V6_12, BOUNDS_SECTION_HEADERS, STRICT_RSC_OFFSETS)),
        // NXP: as linux-imx-6.6, with mainline's guard for firmware without a table
        release("linux-imx-6.12",  "lf-6.12.y", READ_NOT_RUN, V6_12),
        // Debian sid; regions are read as resources and the processor has its node's name
        release("linux-7.2",       "7.2.13", PROVEN, V7_2),
        // Debian 13 backports; section headers must lie inside the file
        release("linux-7.3",       "7.3.4", PROVEN, with(V7_2, BOUNDS_SECTION_HEADERS, CARVEOUTS_ARE_IOMEM)));
    // @formatter:on

    private LinuxReleases() {}

    private static LinuxRelease release(String name, String version, boolean proven, Set<Feature> features) {
        return new LinuxRelease(name, version, features, proven);
    }

    private static Set<Feature> with(Set<Feature> before, Feature... since) {
        Set<Feature> features = EnumSet.copyOf(before);
        features.addAll(Arrays.asList(since));
        return features;
    }

    /** All releases, oldest line first. */
    public static List<LinuxRelease> all() {
        return ALL;
    }

    /** The release of that name. */
    public static Optional<LinuxRelease> named(String name) {
        return ALL.stream().filter(release -> release.name().equals(name)).findFirst();
    }
}

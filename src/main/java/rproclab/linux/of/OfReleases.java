// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static rproclab.linux.of.Feature.ALLOCATES_NEXT_TO_RESERVED;
import static rproclab.linux.of.Feature.BUSY_ONLY_IN_MEMORY;
import static rproclab.linux.of.Feature.DMA_POOL_IN_KIB;
import static rproclab.linux.of.Feature.DYNAMIC_NOMAP_IS_MARKED;
import static rproclab.linux.of.Feature.ELFCOREHDR_FIRST;
import static rproclab.linux.of.Feature.ELFCOREHDR_IN_FDT;
import static rproclab.linux.of.Feature.FAILURES_ARE_ERRORS;
import static rproclab.linux.of.Feature.MEMRESERVE_AFTER_NODES;
import static rproclab.linux.of.Feature.NAMES_NODE_WITHOUT_SPACE;
import static rproclab.linux.of.Feature.PRINTS_NODES;
import static rproclab.linux.of.Feature.PRINTS_UNKNOWN_PARAMETERS;
import static rproclab.linux.of.Feature.REFUSED_NODE_IS_UNDONE;
import static rproclab.linux.of.Feature.RESERVES_FROM_STEXT;
import static rproclab.linux.of.Feature.RESERVES_IN_OF_RESERVED_MEM;
import static rproclab.linux.of.Feature.SORT_EXTRACTS_TWO;
import static rproclab.linux.of.Feature.STABLE_ORDER;
import static rproclab.linux.of.OfRelease.Scan.SAVES_NODES;
import static rproclab.linux.of.OfRelease.Scan.TWO_PASSES;
import static rproclab.linux.of.OfRelease.Scan.VALIDATES_NODES;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Linux releases whose handling of reserved memory is ported. */
public final class OfReleases {
    private static final boolean PROVEN = true;
    private static final boolean READ_NOT_RUN = false;

    private static final long MIB = 1 << 20;

    private static final Set<Feature> V5_10 = EnumSet.noneOf(Feature.class);
    private static final Set<Feature> V5_15 = with(V5_10, BUSY_ONLY_IN_MEMORY, RESERVES_FROM_STEXT, ELFCOREHDR_IN_FDT,
            DYNAMIC_NOMAP_IS_MARKED, REFUSED_NODE_IS_UNDONE, PRINTS_UNKNOWN_PARAMETERS);
    private static final Set<Feature> V6_1 = with(V5_15, FAILURES_ARE_ERRORS);
    private static final Set<Feature> V6_6 = with(V6_1, MEMRESERVE_AFTER_NODES, ALLOCATES_NEXT_TO_RESERVED,
            STABLE_ORDER, PRINTS_NODES);
    private static final Set<Feature> V6_12 = with(without(V6_6, RESERVES_FROM_STEXT), ELFCOREHDR_FIRST,
            RESERVES_IN_OF_RESERVED_MEM);
    private static final Set<Feature> V7_2 = with(without(V6_12, STABLE_ORDER), SORT_EXTRACTS_TWO);

    private static final Set<Feature> V7_3 = with(V7_2, NAMES_NODE_WITHOUT_SPACE, DMA_POOL_IN_KIB);

    // @formatter:off
    private static final List<OfRelease> ALL = List.of(
        // Debian 11
        new OfRelease("linux-5.10",     "5.10.223", SAVES_NODES,     4 * MIB,  128, V5_10, PROVEN),
        // as users of Toradex's and Ubuntu's 5.15 have it
        new OfRelease("linux-5.15.148", "5.15.148", SAVES_NODES,     4 * MIB,  128, V5_15, READ_NOT_RUN),
        // Debian 12
        new OfRelease("linux-6.1",      "6.1.192",  SAVES_NODES,     2 * MIB, 1024, V6_1,  PROVEN),
        // the text of 6.5 and 6.8, which agree
        new OfRelease("linux-6.6.54",   "6.6.54",   SAVES_NODES,     2 * MIB, 1024, V6_6,  READ_NOT_RUN),
        // Debian 13
        new OfRelease("linux-6.12",     "6.12.117", TWO_PASSES,      2 * MIB, 1024, V6_12, PROVEN),
        // Debian sid
        new OfRelease("linux-7.2",      "7.2.13",   VALIDATES_NODES, 2 * MIB, 1024, V7_2,  PROVEN),
        // Debian 13 backports
        new OfRelease("linux-7.3",      "7.3.4",    VALIDATES_NODES, 2 * MIB, 1024, V7_3,  PROVEN));
    // @formatter:on

    private OfReleases() {}

    private static Set<Feature> with(Set<Feature> before, Feature... since) {
        Set<Feature> features = EnumSet.copyOf(before);
        features.addAll(Arrays.asList(since));
        return features;
    }

    private static Set<Feature> without(Set<Feature> before, Feature gone) {
        Set<Feature> features = EnumSet.copyOf(before);
        features.remove(gone);
        return features;
    }

    /** All releases, oldest first. */
    public static List<OfRelease> all() {
        return ALL;
    }

    /** The release of that name. */
    public static Optional<OfRelease> named(String name) {
        return ALL.stream().filter(release -> release.name().equals(name)).findFirst();
    }
}

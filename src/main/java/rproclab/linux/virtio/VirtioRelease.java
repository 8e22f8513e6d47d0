// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One Linux release, as far as its virtio and rpmsg code answers differently.
 *
 * @param name its name on the command line: {@code linux-6.12}
 * @param features which of the differing behaviours it has
 */
public record VirtioRelease(String name, Set<Feature> features) {
    /** Read: 5.10.262, 6.1.192, 6.12.117, 7.2.13, 7.3.4; 5.15 and 6.6 are taken to be like the ones around them. */
    private static final Set<Feature> LINUX_5_10 = EnumSet.of(Feature.FREE_LIST_IN_RING, Feature.KEEPS_EVENT_INDEX,
            Feature.READY_TWICE_IS_BUG,
            Feature.EVERY_LOST_MESSAGE, Feature.SUPPRESSES_TX_INTERRUPTS, Feature.PROBE_FAILURE_IS_WARNING,
            Feature.IMX_POLLS_TWO_VRINGS);
    private static final Set<Feature> LINUX_6_1 = EnumSet.of(Feature.SUPPRESSES_TX_INTERRUPTS,
            Feature.PROBE_FAILURE_IS_WARNING, Feature.IMX_POLLS_TWO_VRINGS);
    private static final Set<Feature> LINUX_6_6 = EnumSet.of(Feature.SUPPRESSES_TX_INTERRUPTS,
            Feature.PROBE_FAILURE_IS_WARNING);
    private static final Set<Feature> LINUX_6_12 = EnumSet.of(Feature.SUPPRESSES_TX_INTERRUPTS);

    /** Keeps a copy of the set. */
    public VirtioRelease {
        Set<Feature> copy = EnumSet.noneOf(Feature.class);
        copy.addAll(features);
        features = Collections.unmodifiableSet(copy);
    }

    /**
     * The release of a loader's name; the newest for every other name, U-Boot's for instance.
     *
     * @param name {@code linux-6.12}, {@code linux-5.15.148}, {@code linux-imx-6.6}
     */
    public static VirtioRelease named(String name) {
        String version = name.replaceFirst("^linux-(imx-)?", "");
        Set<Feature> features = switch (version.replaceFirst("^(\\d+\\.\\d+).*$", "$1")) {
            case "5.10" -> LINUX_5_10;
            case "5.15", "6.1" -> LINUX_6_1;
            case "6.6" -> LINUX_6_6;
            case "6.12" -> LINUX_6_12;
            default -> Set.of();
        };
        return new VirtioRelease(name, features);
    }

    /** Whether this release has that behaviour. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}

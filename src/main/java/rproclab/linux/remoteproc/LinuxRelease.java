// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One Linux release, as far as its remoteproc code answers differently.
 *
 * @param name its name on the command line: {@code linux-6.12}
 * @param version the exact version that was ported: {@code 6.12.107}
 * @param features which of the differing behaviours it has
 * @param proven compared with its real C code; otherwise read, not run
 */
public record LinuxRelease(String name, String version, Set<Feature> features, boolean proven) {

    /** Keeps a copy of the set, in the order of {@link Feature}. */
    public LinuxRelease {
        Set<Feature> copy = EnumSet.noneOf(Feature.class);
        copy.addAll(features);
        features = Collections.unmodifiableSet(copy);
    }

    /** Whether this release has that behaviour. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}

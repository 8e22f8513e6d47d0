// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Boards.imx8mp;
import static rproclab.linux.remoteproc.Boards.release;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinuxReleasesTest {

    @Test
    void releasesAreListedOldestFirst() {
        assertThat(LinuxReleases.all()).extracting(LinuxRelease::name)
                .containsExactly("linux-5.10", "linux-5.10.262", "linux-5.15.148", "linux-5.15.168",
                        "linux-imx-5.15", "linux-6.1", "linux-imx-6.1", "linux-6.6.53", "linux-6.6.54",
                        "linux-imx-6.6", "linux-6.12", "linux-6.12.117", "linux-imx-6.12", "linux-7.2", "linux-7.3");
    }

    @Test
    void thoseWithRealCToCompareWithAreProven() {
        assertThat(LinuxReleases.all()).filteredOn(LinuxRelease::proven)
                .extracting(LinuxRelease::version)
                .containsExactly("5.10.223", "6.1.192", "6.12.107", "6.12.117", "7.2.13", "7.3.4");
    }

    @Test
    void unknownNameIsNoRelease() {
        assertThat(LinuxReleases.named("linux-2.6")).isEmpty();
    }

    @Test
    void loaderHasTheNameOfItsRelease() {
        assertThat(imx8mp("linux-imx-6.6").name()).isEqualTo("linux-imx-6.6");
    }

    @Test
    void newestPointReleaseOfLinux612HasTheElfLoaderOf73() {
        assertThat(release("linux-6.12").has(Feature.BOUNDS_SECTION_HEADERS)).isFalse();
        assertThat(release("linux-6.12.117").has(Feature.BOUNDS_SECTION_HEADERS)).isTrue();
        assertThat(release("linux-6.12.117").has(Feature.REGIONS_AS_RESOURCES)).isFalse();
    }

    @Test
    void featuresCannotBeChanged() {
        Set<Feature> features = new HashSet<>(Set.of(Feature.IMX_32_SLOTS));
        LinuxRelease release = new LinuxRelease("linux-0", "0", features, false);

        features.clear();

        assertThat(release.features()).containsExactly(Feature.IMX_32_SLOTS).isUnmodifiable();
    }
}

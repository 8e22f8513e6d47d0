// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseTableTest {

    private static final LinuxSupport SUPPORT = new Stm32Support(List.of());
    private static final LinuxSupport OTHER = new K3M4Support(List.of());

    @Test
    void releasesComeOutInTheOrderOfTheList() {
        Map<String, LinuxSupport> table = ReleaseTable.linux()
                .with(OTHER, "linux-7.3", "linux-imx-6.1")
                .with(SUPPORT, "linux-5.10")
                .map();

        assertThat(table.keySet()).containsExactly("linux-5.10", "linux-7.3", "linux-imx-6.1");
        assertThat(table).containsEntry("linux-5.10", SUPPORT).containsEntry("linux-7.3", OTHER);
    }

    @Test
    void aReleaseNotOnTheListIsAMistake() {
        assertThatThrownBy(() -> ReleaseTable.linux().with(SUPPORT, "uboot-2026.07"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown release: uboot-2026.07");
    }

    @Test
    void aReleaseNamedTwiceIsAMistake() {
        ReleaseTable<LinuxSupport> table = ReleaseTable.linux().with(SUPPORT, "linux-6.1");

        assertThatThrownBy(() -> table.with(OTHER, "linux-6.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("release named twice: linux-6.1");
    }

    @Test
    void theTableCannotBeChanged() {
        Map<String, LinuxSupport> table = ReleaseTable.linux().with(SUPPORT, "linux-6.1").map();

        assertThatThrownBy(() -> table.put("linux-7.3", OTHER)).isInstanceOf(UnsupportedOperationException.class);
    }
}

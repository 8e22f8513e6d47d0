// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rproclab.oracle.Manifest.Entry;

class ManifestTest {
    @TempDir
    Path directory;

    @Test
    void aLineIsALibrary() throws IOException {
        Manifest manifest = written("linux-6.1\t6.1.192-2\t/lib/a.so\nuboot-2025.01\t2025.01-3.2\t/lib/b.so\n");

        assertThat(manifest.entries()).containsExactly(new Entry("linux-6.1", "6.1.192-2", Path.of("/lib/a.so")),
                new Entry("uboot-2025.01", "2025.01-3.2", Path.of("/lib/b.so")));
        assertThat(manifest.entry("linux-6.1").version()).isEqualTo("6.1.192-2");
    }

    @Test
    void aReleaseThatWasNotBuiltSaysHowToBuildIt() throws IOException {
        Manifest manifest = written("linux-6.1\t6.1.192-2\t/lib/a.so\n");

        assertThat(manifest.find("linux-7.3")).isEmpty();
        assertThatThrownBy(() -> manifest.entry("linux-7.3")).hasMessage(
                "no oracle for linux-7.3 in " + manifest.file() + "; build it: kernel-ref/build linux-7.3");
    }

    @Test
    void withoutAListNothingWasBuilt() {
        Manifest manifest = Manifest.read(directory.resolve("none"));

        assertThat(manifest.entries()).isEmpty();
        assertThatThrownBy(() -> manifest.entry("linux-6.1")).hasMessage("no oracle libraries: "
                + directory.resolve("none") + " does not exist; build them: kernel-ref/build");
    }

    @Test
    void aLineOfAnotherFormIsShown() {
        assertThatThrownBy(() -> written("linux-6.1 6.1.192-2\n"))
                .hasMessage(directory.resolve("manifest.txt") + ": not RELEASE, VERSION and PATH: linux-6.1 6.1.192-2");
    }

    private Manifest written(String lines) throws IOException {
        return Manifest.read(Files.writeString(directory.resolve("manifest.txt"), lines));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rproclab.bytes.Bytes;

/** Whatever the bytes, they are an environment or an {@link EnvironmentError}, and its scripts can be looked through. */
class EnvironmentProperties {
    private static final List<String> PIECES = List.of("a", "b", "=", "=run ", "run", " ", "\n", "\r\n", ";", "&&", "'",
            "\"", "\\", "$", "${", "}", "${a}", "load mmc 0 ", "0x1000", "booti", " - ", "bootaux ", "#", "\0",
            "kernel_addr_r=", "fdt", "env", "source ", "ffffffffffffffff");

    @Property(seed = "61")
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        assertThat(look(bytes)).isTrue();
    }

    @Property(seed = "61")
    void anyScriptsAreLookedThrough(@ForAll("scripts") String text) {
        assertThat(look(text.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
    }

    @Provide
    Arbitrary<String> scripts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    private static boolean look(byte[] bytes) {
        try {
            return BootScripts.of(Environment.read(Bytes.of(bytes))).loads().size() <= 500;
        } catch (EnvironmentError error) {
            return !error.getMessage().isEmpty();
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.StringWriter;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;
import rproclab.decode.Decoded;
import rproclab.elf.ElfImage;
import rproclab.loader.Firmware;

/** The ELF reader, the resource table in it, and what decode prints of them. */
class DecodeFuzz {

    @MethodSource("rproclab.Seeds#images")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void aFileIsShownAsFarAsItGoesWithoutControlCharacters(byte[] file) {
        if (!ElfImage.hasMagic(Bytes.of(file))) {
            return;
        }

        Decoded decoded = Decoded.of(new Firmware("fw.elf", Bytes.of(file)));
        String text = new DecodeText(Style.PLAIN, true).render(decoded);
        StringWriter json = new StringWriter();
        new DecodeJson("0").render(decoded, json);

        assertThat(text).matches("[\\n\\x20-\\x7e]+");
        assertThat(json.toString()).startsWith("{").endsWith("}\n");
    }
}

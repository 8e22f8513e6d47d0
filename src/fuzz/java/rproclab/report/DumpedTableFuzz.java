// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;
import rproclab.decode.DumpedTable;

/** A resource table out of a dump of memory, and what decode prints of it. */
class DumpedTableFuzz {

    @MethodSource("rproclab.Seeds#resourceTables")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void aTableIsShownAsFarAsItGoesWithoutControlCharacters(byte[] dump) {
        DumpedTable table = DumpedTable.of("dump", Bytes.of(dump), 0);

        String text = new DecodeText(Style.PLAIN, true).render(table);
        StringWriter json = new StringWriter();
        new DecodeJson("0").render(Optional.empty(), Optional.of(table), json);

        assertThat(text).matches("[\\n\\x20-\\x7e]+");
        assertThat(json.toString()).startsWith("{").endsWith("}\n");
    }
}

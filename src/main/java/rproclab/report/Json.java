// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.OptionalLong;
import rproclab.diagnose.Text;

/** How every JSON report is written: indented, keys in the order of writing, addresses and sizes as hex strings. */
final class Json {
    private Json() {}

    /** Writes with a line for each value. */
    static JsonGenerator indented(Writer out) {
        return JsonProvider.provider().createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createGenerator(out);
    }

    /** Begins an object: {@code schemaVersion}, {@code tool}, {@code version} and {@code command}. */
    static JsonGenerator begin(Writer out, String version, String command) {
        JsonGenerator json = indented(out);
        json.writeStartObject();
        json.write("schemaVersion", 1);
        json.write("tool", "rproclab");
        json.write("version", version);
        json.write("command", command);
        return json;
    }

    /** Ends the object, and the last line. */
    static void end(JsonGenerator json, Writer out) {
        json.writeEnd();
        json.flush();
        try {
            out.write('\n');
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void hex(JsonGenerator json, String key, long value) {
        json.write(key, Text.hex(value));
    }

    static void hexOrNull(JsonGenerator json, String key, OptionalLong value) {
        if (value.isPresent()) {
            hex(json, key, value.getAsLong());
        } else {
            json.writeNull(key);
        }
    }
}

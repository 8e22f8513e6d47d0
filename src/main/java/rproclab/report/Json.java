// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.eclipse.parsson.JsonProviderImpl;

/** How every JSON report is written: indented, keys in the order of writing, addresses and sizes as hex strings. */
final class Json {
    private Json() {}

    /** Writes one object, {@code schemaVersion}, {@code tool}, {@code version} and {@code command} first. */
    static String document(String version, String command, Consumer<JsonGenerator> body) {
        StringWriter text = new StringWriter();
        // The provider by name: looking it up as a service costs tens of milliseconds at start.
        try (JsonGenerator json = new JsonProviderImpl()
                .createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createGenerator(text)) {
            json.writeStartObject();
            json.write("schemaVersion", 1);
            json.write("tool", "rproclab");
            json.write("version", version);
            json.write("command", command);
            body.accept(json);
            json.writeEnd();
        }
        return text.toString().strip() + "\n";
    }

    static void hex(JsonGenerator json, String key, long value) {
        json.write(key, Hex.hex(value));
    }

    static void hexOrNull(JsonGenerator json, String key, OptionalLong value) {
        if (value.isPresent()) {
            hex(json, key, value.getAsLong());
        } else {
            json.writeNull(key);
        }
    }
}

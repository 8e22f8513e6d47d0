// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Findings as JSON: one line each in {@code findings.jsonl}, indented in {@code witness.json}. */
final class FindingJson {
    private static final JsonProvider JSON = JsonProvider.provider();

    private FindingJson() {}

    /** One line, without its end. */
    static String line(Finding finding) {
        return object(finding).toString();
    }

    /** The same, to be read, with the command that replays it. */
    static String document(Finding finding) {
        StringWriter text = new StringWriter();
        JsonObject object = JSON.createObjectBuilder(object(finding))
                .add("replay", "rproclab replay " + finding.signature() + "/witness.json").build();
        JSON.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text).write(object);
        return text.toString().strip() + "\n";
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Finding read(String text) {
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            parser.next();
            JsonObject object = parser.getObject();
            if (parser.hasNext()) {
                throw new IllegalArgumentException("more than one value");
            }
            return new Finding(signature(object), object.getString("target"), number(object, "seed"),
                    number(object, "firstCase"), number(object, "cases"), Fit.valueOf(object.getString("fit")),
                    object.getJsonArray("groups").getValuesAs(FindingJson::group), strings(object, "recipe"),
                    HexFormat.of().parseHex(object.getString("elf")));
        } catch (RuntimeException wrong) {
            // JSON reader and conversions have a dozen kinds of them, not all a JsonException
            throw new IllegalArgumentException("is not a finding of rproclab fuzz", wrong);
        }
    }

    private static JsonObject object(Finding finding) {
        JsonArrayBuilder groups = JSON.createArrayBuilder();
        finding.groups().forEach(group -> groups.add(object(group)));
        return JSON.createObjectBuilder().add("signature", finding.signature()).add("target", finding.target())
                .add("seed", finding.seed()).add("firstCase", finding.firstCase()).add("cases", finding.cases())
                .add("fit", finding.fit().name())
                .add("groups", groups).add("recipe", JSON.createArrayBuilder(finding.recipe()))
                .add("elf", HexFormat.of().formatHex(finding.elf())).build();
    }

    private static JsonObjectBuilder object(Signature.Group group) {
        Outcome outcome = group.outcome();
        JsonObjectBuilder object = JSON.createObjectBuilder()
                .add("loaders", JSON.createArrayBuilder(group.loaders())).add("verdict", outcome.verdict());
        switch (outcome.verdict()) {
            case "accepted" -> object.add("memory", outcome.memory());
            case "rejected" -> object.add("errno", outcome.how()).add("message", outcome.where());
            default -> object.add("access", outcome.how()).add("site", outcome.where()).add("object",
                    outcome.object());
        }
        return outcome.objection().isEmpty() ? object : object.add("differsFromC", outcome.objection());
    }

    private static Signature.Group group(JsonObject object) {
        String verdict = object.getString("verdict");
        String objection = object.getString("differsFromC", "");
        Outcome outcome = switch (verdict) {
            case "accepted" -> new Outcome(verdict, "", "", "", object.getInt("memory"), objection);
            case "rejected" -> new Outcome(verdict, object.getString("errno"), object.getString("message"), "", 0,
                    objection);
            default -> new Outcome(verdict, object.getString("access"), object.getString("site"),
                    object.getString("object"), 0, objection);
        };
        return new Signature.Group(outcome, strings(object, "loaders"));
    }

    /** It becomes the name of a folder. */
    private static String signature(JsonObject object) {
        String signature = object.getString("signature");
        if (!Signature.isId(signature)) {
            throw new IllegalArgumentException("signature " + signature);
        }
        return signature;
    }

    private static long number(JsonObject object, String key) {
        return object.getJsonNumber(key).longValueExact();
    }

    private static List<String> strings(JsonObject object, String key) {
        return object.getJsonArray(key).getValuesAs(JsonString::getString);
    }
}

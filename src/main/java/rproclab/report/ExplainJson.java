// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import rproclab.diagnose.Finding;
import rproclab.explain.ExplainedLog;
import rproclab.explain.Explanation;
import rproclab.explain.Verification;

/** The JSON of {@code explain}. */
public final class ExplainJson {
    private final String version;

    /** @param version of rproclab */
    public ExplainJson(String version) {
        this.version = version;
    }

    /** Writes a log in words; see {@link ExplainText#render}. */
    public void render(String name, ExplainedLog log, Optional<Verification> verification, List<Finding> findings,
            Writer out) {
        JsonGenerator json = Json.begin(out, version, "explain");
        json.write("log", name);
        json.write("lines", log.lines());
        json.writeStartArray("explanations");
        log.explanations().forEach(line -> explanation(json, line, verification));
        json.writeEnd();
        json.write("more", log.more());
        json.writeStartArray("notes");
        log.notes().forEach(json::write);
        json.writeEnd();
        Findings.json(json, findings);
        Json.end(json, out);
    }

    private static void explanation(JsonGenerator json, Explanation line, Optional<Verification> verification) {
        json.writeStartObject();
        json.write("line", line.line());
        json.write("times", line.times());
        json.write("text", line.text());
        json.write("said", line.said());
        json.write("message", line.message().id());
        json.write("printedBy", line.message().printedBy());
        json.writeStartObject("values");
        line.values().forEach(json::write);
        json.writeEnd();
        json.write("means", line.means());
        json.writeStartArray("numbers");
        line.numbers().forEach(json::write);
        json.writeEnd();
        json.write("usually", line.usually());
        json.write("advice", line.advice());
        verification.map(image -> image.of(line)).filter(answer -> answer.by().equals("image") || answer.known())
                .ifPresent(answer -> {
                    json.writeStartObject(answer.by());
                    json.write("exactly", answer.exactly());
                    json.writeStartObject("instead");
                    answer.instead().forEach(json::write);
                    json.writeEnd();
                    json.writeEnd();
                });
        json.writeEnd();
    }
}

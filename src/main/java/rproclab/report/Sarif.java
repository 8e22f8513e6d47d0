// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Fingerprint;
import rproclab.diagnose.Rule;
import rproclab.diagnose.Severity;

/** A SARIF 2.1.0 log of one run: every rule, then the results. */
final class Sarif {
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
    /** Behind the catalogue's rules: what is no opinion, but a verdict. */
    private static final String REFUSES = "loader-refuses";

    private final Writer out;
    private final JsonGenerator json;

    /** Begins the log. */
    Sarif(Writer out, String version) {
        this.out = out;
        json = Json.indented(out);
        json.writeStartObject();
        json.write("$schema", SCHEMA);
        json.write("version", "2.1.0");
        json.writeStartArray("runs");
        json.writeStartObject();
        json.writeStartObject("tool");
        json.writeStartObject("driver");
        json.write("name", "rproclab");
        json.write("version", version);
        json.writeStartArray("rules");
        for (Rule rule : Rule.values()) {
            rule(rule.id(), rule.worst(), rule.summary(), rule.cause(), rule.fix());
        }
        rule(REFUSES, Severity.ERROR,
                "A loader whose verdict decides refuses the firmware, or does something undefined.",
                "The message has the loader's own reason.", "See the findings beside it.");
        json.writeEnd();
        json.writeEnd();
        json.writeEnd();
        json.write("columnKind", "utf16CodeUnits");
        json.writeStartArray("results");
    }

    private void rule(String id, Severity worst, String summary, String cause, String fix) {
        json.writeStartObject();
        json.write("id", id);
        text("shortDescription", summary);
        text("fullDescription", cause);
        text("help", fix);
        json.writeStartObject("defaultConfiguration");
        json.write("level", worst.word());
        json.writeEnd();
        json.writeEnd();
    }

    /** Ends the log. */
    void end() {
        json.writeEnd();
        json.writeEnd();
        json.writeEnd();
        Json.end(json, out);
    }

    /** A finding about a file on a target. */
    void finding(Finding finding, String file, String target) {
        String fix = finding.fix().isEmpty() ? "" : "\n\n" + finding.fix();
        json.writeStartObject();
        head(finding.rule().id(), finding.rule().ordinal(), finding.severity(), finding.message() + fix);
        tail(file, target, Fingerprint.of(finding, file, target), finding.evidence());
    }

    /** A loader that does not start the core. */
    void refusal(String message, String file, String target, String fingerprint) {
        json.writeStartObject();
        head(REFUSES, Rule.values().length, Severity.ERROR, message);
        tail(file, target, fingerprint, new LinkedHashMap<>());
    }

    private void head(String rule, int index, Severity severity, String message) {
        json.write("ruleId", rule);
        json.write("ruleIndex", index);
        json.write("level", severity.word());
        text("message", message);
    }

    private void tail(String file, String target, String fingerprint, SequencedMap<String, String> evidence) {
        json.writeStartArray("locations");
        json.writeStartObject();
        json.writeStartObject("physicalLocation");
        json.writeStartObject("artifactLocation");
        json.write("uri", uri(file));
        json.writeEnd();
        // The file as a whole; those who show results in sources want a line.
        json.writeStartObject("region");
        json.write("startLine", 1);
        json.writeEnd();
        json.writeEnd();
        json.writeStartArray("logicalLocations");
        json.writeStartObject();
        json.write("name", target);
        json.write("kind", "module");
        json.writeEnd();
        json.writeEnd();
        json.writeEnd();
        json.writeEnd();
        json.writeStartObject("partialFingerprints");
        json.write("rproclab/v1", fingerprint);
        json.writeEnd();
        json.writeStartObject("properties");
        json.write("target", target);
        json.writeStartObject("evidence");
        evidence.forEach(json::write);
        json.writeEnd();
        json.writeEnd();
        json.writeEnd();
    }

    private void text(String key, String text) {
        json.writeStartObject(key);
        json.write("text", text);
        json.writeEnd();
    }

    /** A file's name as a relative URI reference: all but RFC 3986's unreserved characters percent-encoded. */
    static String uri(String name) {
        StringBuilder uri = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean unreserved = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
                    || "-._~".indexOf(b) >= 0;
            uri.append(unreserved ? Character.toString((char) b) : "%%%02X".formatted(b & 0xff));
        }
        return uri.toString();
    }
}

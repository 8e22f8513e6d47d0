// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import rproclab.diagnose.Finding;

/** How every report writes findings. */
final class Findings {
    private Findings() {}

    /** With the releases of a simulated boot that a finding is of; names come from untrusted files. */
    static String text(Style style, List<Finding> findings) {
        StringBuilder out = new StringBuilder();
        for (Finding finding : findings) {
            String releases = finding.evidence().get("releases");
            out.append("  ").append(style.severity(finding.severity(), finding.severity().word())).append(" [")
                    .append(finding.rule().id()).append("] ").append(Printable.line(finding.message()))
                    .append(releases == null ? "" : " (" + releases + ")").append('\n');
            finding.fix().lines().forEach(line -> out.append("      ").append(Printable.line(line)).append('\n'));
        }
        return out.toString();
    }

    /** Writes the array {@code findings}. */
    static void json(JsonGenerator json, List<Finding> findings) {
        json.writeStartArray("findings");
        findings.forEach(finding -> json(json, finding));
        json.writeEnd();
    }

    private static void json(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.write("rule", finding.rule().id());
        json.write("severity", finding.severity().word());
        json.write("message", finding.message());
        json.writeStartObject("evidence");
        finding.evidence().forEach(json::write);
        json.writeEnd();
        json.write("fix", finding.fix());
        json.writeEnd();
    }
}

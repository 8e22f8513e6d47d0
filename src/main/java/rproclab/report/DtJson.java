// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.report.Json.hex;

import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import rproclab.board.Image;
import rproclab.board.Limits;
import rproclab.board.NodeState;
import rproclab.board.PhysicalMap;
import rproclab.board.PhysicalMap.Column;
import rproclab.board.Simulation;
import rproclab.board.Staged;
import rproclab.linux.of.Conflict;
import rproclab.linux.of.PhysRange;
import rproclab.loader.LogLine;

/** The JSON of {@code dt}, {@code schemaVersion} 1. */
public final class DtJson {
    private final String version;
    private final boolean verbose;

    /**
     * @param version of rproclab
     * @param verbose whether debug lines are part of the logs
     */
    public DtJson(String version, boolean verbose) {
        this.version = version;
        this.verbose = verbose;
    }

    /** Prints what was found out; {@code out} is flushed, not closed. */
    public void render(DtReport report, Writer out) {
        JsonGenerator json = Json.begin(out, version, "dt");
        json.write("dtb", report.name());
        json.write("model", report.plan().board().model());
        strings(json, "compatible", report.plan().board().compatible());
        json.write("commandLine", report.plan().commandLine());
        json.writeStartArray("images");
        report.plan().images().forEach(image -> image(json, image));
        json.writeEnd();
        ranges(json, "memreserve", report.plan().memreserve());
        json.writeStartArray("staged");
        report.plan().staged().forEach(staged -> staged(json, staged));
        json.writeEnd();
        json.writeStartArray("runs");
        report.runs().forEach(run -> run(json, run));
        json.writeEnd();
        json.writeStartArray("map");
        report.map(Integer.MAX_VALUE).forEach(row -> row(json, row));
        json.writeEnd();
        Findings.json(json, report.findings());
        strings(json, "notSimulated", Limits.of(report.plan().board()));
        Json.end(json, out);
    }

    private static void image(JsonGenerator json, Image image) {
        json.writeStartObject();
        json.write("image", image.kind().word());
        range(json, image.range());
        json.write("how", image.how());
        json.write("assumed", image.assumed());
        json.writeEnd();
    }

    private static void staged(JsonGenerator json, Staged staged) {
        json.writeStartObject();
        hex(json, "address", staged.address());
        Json.hexOrNull(json, "size", staged.size());
        hex(json, "room", staged.room());
        json.write("use", staged.use().word());
        json.write("fate", staged.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        strings(json, "names", staged.names());
        json.writeEnd();
    }

    private void run(JsonGenerator json, Simulation run) {
        json.writeStartObject();
        json.write("release", run.release().name());
        json.write("version", run.release().version());
        json.write("proven", run.release().proven());
        json.writeStartArray("log");
        run.outcome().log().stream().filter(line -> verbose || line.level() != LogLine.Level.DEBUG).forEach(line -> {
            json.writeStartObject();
            json.write("level", line.level().name().toLowerCase(Locale.ROOT));
            json.write("text", line.text());
            json.writeEnd();
        });
        json.writeEnd();
        json.writeStartArray("memory");
        run.outcome().memory().forEach(block -> {
            json.writeStartObject();
            range(json, new PhysRange(block.base(), block.size()));
            json.write("noMap", block.noMap());
            json.writeEnd();
        });
        json.writeEnd();
        ranges(json, "reserved", run.outcome().reserved());
        json.writeStartArray("nodes");
        run.nodes().forEach(node -> node(json, node));
        json.writeEnd();
        json.writeStartArray("conflicts");
        run.conflicts().forEach(conflict -> conflict(json, conflict));
        json.writeEnd();
        json.writeEnd();
    }

    private static void node(JsonGenerator json, NodeState node) {
        json.writeStartObject();
        json.write("node", node.node().fullName());
        if (node.range().isPresent()) {
            range(json, node.range().get());
        } else {
            json.writeNull("start");
            json.writeNull("size");
        }
        json.write("noMap", node.node().noMap());
        json.write("state", node.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        hex(json, "handedOut", node.handedOut());
        json.write("ioremapRefused", node.ioremapRefused());
        strings(json, "users", node.users());
        json.writeStartArray("consequences");
        node.consequences().forEach(consequence -> {
            json.writeStartObject();
            json.write("device", consequence.device());
            json.write("what", consequence.what());
            strings(json, "log", consequence.log());
            json.writeEnd();
        });
        json.writeEnd();
        json.writeEnd();
    }

    private static void conflict(JsonGenerator json, Conflict conflict) {
        json.writeStartObject();
        json.write("node", conflict.node());
        range(json, conflict.range());
        json.write("stillReserved", conflict.stillReserved());
        json.writeStartArray("overlaps");
        conflict.overlaps().forEach(overlap -> {
            json.writeStartObject();
            json.write("cause", overlap.cause().name().toLowerCase(Locale.ROOT));
            range(json, overlap.range());
            hex(json, "bytes", overlap.bytes());
            json.writeEnd();
        });
        json.writeEnd();
        json.writeEnd();
    }

    private static void row(JsonGenerator json, PhysicalMap.Row row) {
        json.writeStartObject();
        range(json, row.range());
        for (Column column : Column.values()) {
            strings(json, column.name().toLowerCase(Locale.ROOT), row.names(column));
        }
        json.writeEnd();
    }

    private static void range(JsonGenerator json, PhysRange range) {
        hex(json, "start", range.base());
        hex(json, "size", range.size());
    }

    private static void ranges(JsonGenerator json, String key, List<PhysRange> ranges) {
        json.writeStartArray(key);
        ranges.forEach(range -> {
            json.writeStartObject();
            range(json, range);
            json.writeEnd();
        });
        json.writeEnd();
    }

    private static void strings(JsonGenerator json, String key, List<String> strings) {
        json.writeStartArray(key);
        strings.forEach(json::write);
        json.writeEnd();
    }
}

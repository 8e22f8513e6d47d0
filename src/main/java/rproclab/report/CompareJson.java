// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.report.Json.hex;

import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import rproclab.compare.Comparison;
import rproclab.compare.Disagreement;
import rproclab.compare.Result;
import rproclab.diagnose.Finding;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.loader.LogLine;
import rproclab.loader.SegmentFate;
import rproclab.loader.Verdict;
import rproclab.memory.Write;

/** The JSON of comparisons, {@code schemaVersion} 1. */
public final class CompareJson implements CompareReport {
    private final Writer out;
    private final JsonGenerator json;
    private final boolean verbose;

    /**
     * Begins the document.
     *
     * @param out where it goes; it is flushed, not closed
     * @param version of rproclab
     * @param verbose whether debug lines are part of the logs
     */
    public CompareJson(Writer out, String version, boolean verbose) {
        this.out = out;
        json = Json.begin(out, version, "compare");
        json.writeStartArray("runs");
        this.verbose = verbose;
    }

    @Override
    public void close() {
        json.writeEnd();
        Json.end(json, out);
    }

    @Override
    public void add(Comparison comparison, List<Finding> findings) {
        List<ProgramHeader> headers = ElfImage.of(comparison.firmware().bytes()).map(ElfImage::programHeaders)
                .orElse(List.of());
        json.writeStartObject();
        json.write("firmware", comparison.firmware().name());
        json.write("target", comparison.target().name());
        json.writeStartArray("results");
        comparison.results().forEach(result -> result(result, headers));
        json.writeEnd();
        json.writeStartArray("disagreements");
        comparison.disagreements().forEach(disagreement -> disagreement(json, disagreement));
        json.writeEnd();
        Findings.json(json, findings);
        json.writeEnd();
    }

    private void result(Result result, List<ProgramHeader> headers) {
        json.writeStartObject();
        json.write("loader", result.name());
        verdict(json, result.load().verdict());
        Json.hexOrNull(json, "bootAddress", result.load().bootAddress());
        json.writeStartArray("log");
        (verbose ? result.load().log() : result.load().console()).stream().map(LogLine::text).forEach(json::write);
        json.writeEnd();
        json.writeStartArray("segments");
        result.load().segments().forEach(fate -> segment(json, fate, headers.get(fate.index())));
        json.writeEnd();
        json.writeStartArray("writes");
        result.load().memory().writes().forEach(write -> write(json, write));
        json.writeEnd();
        json.writeEnd();
    }

    private static void verdict(JsonGenerator json, Verdict verdict) {
        json.write("verdict", verdict.word());
        if (verdict instanceof Verdict.Rejected(var errno) && errno.isPresent()) {
            json.writeStartObject("errno");
            json.write("name", errno.get().name());
            json.write("value", errno.get().value());
            json.writeEnd();
        } else {
            json.writeNull("errno");
        }
        if (verdict instanceof Verdict.Undefined undefined) {
            json.writeStartObject("undefined");
            json.write("access", undefined.access().name().toLowerCase(Locale.ROOT));
            json.write("site", undefined.site());
            json.write("object", undefined.object());
            hex(json, "offset", undefined.offset());
            hex(json, "length", undefined.length());
            json.writeEnd();
        } else {
            json.writeNull("undefined");
        }
    }

    private static void segment(JsonGenerator json, SegmentFate fate, ProgramHeader header) {
        json.writeStartObject();
        json.write("index", fate.index());
        hex(json, "da", header.paddr());
        hex(json, "filesz", header.filesz());
        hex(json, "memsz", header.memsz());
        json.write("fate", fate.fate().word());
        Json.hexOrNull(json, "sa", fate.sa().map(OptionalLong::of).orElse(OptionalLong.empty()));
        Optional<String> region = fate.region();
        if (region.isPresent()) {
            json.write("region", region.get());
        } else {
            json.writeNull("region");
        }
        json.writeEnd();
    }

    private static void write(JsonGenerator json, Write write) {
        json.writeStartObject();
        hex(json, "sa", write.sa());
        hex(json, "size", write.size());
        json.write("kind", write.kind().name().toLowerCase(Locale.ROOT));
        json.writeEnd();
    }

    private static void disagreement(JsonGenerator json, Disagreement disagreement) {
        json.writeStartObject();
        json.writeStartArray("loaders");
        disagreement.loaders().forEach(group -> {
            json.writeStartArray();
            group.forEach(json::write);
            json.writeEnd();
        });
        json.writeEnd();
        json.write("what", disagreement.what().word());
        json.writeEnd();
    }
}

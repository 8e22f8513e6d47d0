// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.report.Json.hex;

import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import rproclab.decode.Decoded;
import rproclab.decode.DumpedTable;
import rproclab.decode.Vectors;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.elf.SectionHeader;

/** The JSON of {@code decode}, {@code schemaVersion} 1; what the file does not hold is {@code null}. */
public final class DecodeJson {
    private final String version;

    /** @param version of rproclab */
    public DecodeJson(String version) {
        this.version = version;
    }

    /** Prints what was read; without a firmware file only the table of a dump. */
    public void render(Optional<Decoded> file, Optional<DumpedTable> dump, Writer out) {
        JsonGenerator json = Json.begin(out, version, "decode");
        file.ifPresent(decoded -> decoded(json, decoded));
        objectOrNull(json, "dumpedTable", dump, dumped -> dumped(json, dumped));
        Json.end(json, out);
    }

    private static void decoded(JsonGenerator json, Decoded decoded) {
        json.write("firmware", decoded.firmware().name());
        hex(json, "size", decoded.firmware().bytes().size());
        objectOrNull(json, "header", decoded.image(), image -> header(json, image));
        array(json, "segments", decoded.image().map(ElfImage::programHeaders).orElse(List.of()),
                header -> segment(json, header));
        array(json, "sections", decoded.image().map(ElfImage::sectionHeaders).orElse(List.of()),
                section -> section(json, decoded.image().orElseThrow(), section));
        objectOrNull(json, "vectors", decoded.vectors(), vectors -> vectors(json, vectors));
        objectOrNull(json, "resourceTable", decoded.table(), table -> table(json, table));
        strings(json, "malformed", decoded.malformed());
    }

    private static void header(JsonGenerator json, ElfImage image) {
        json.write("class", image.elfClass().name());
        json.write("data", image.ident(5));
        json.write("type", image.type());
        json.write("machine", image.machine());
        hex(json, "entry", image.entry());
        hex(json, "phoff", image.phoff());
        json.write("phnum", image.phnum());
        hex(json, "shoff", image.shoff());
        json.write("shnum", image.shnum());
        json.write("shstrndx", image.shstrndx());
    }

    private static void segment(JsonGenerator json, ProgramHeader header) {
        json.write("index", header.index());
        hex(json, "type", header.type());
        hex(json, "offset", header.offset());
        hex(json, "vaddr", header.vaddr());
        hex(json, "paddr", header.paddr());
        hex(json, "filesz", header.filesz());
        hex(json, "memsz", header.memsz());
        hex(json, "flags", header.flags());
        hex(json, "align", header.align());
    }

    private static void section(JsonGenerator json, ElfImage image, SectionHeader section) {
        json.write("index", section.index());
        json.write("name", image.nameOf(section));
        hex(json, "type", section.type());
        hex(json, "flags", section.flags());
        hex(json, "addr", section.addr());
        hex(json, "offset", section.offset());
        hex(json, "size", section.size());
    }

    private static void vectors(JsonGenerator json, Vectors vectors) {
        json.write("segment", vectors.segment());
        hex(json, "da", vectors.da());
        hex(json, "stackPointer", vectors.stackPointer());
        hex(json, "reset", vectors.reset());
        if (vectors.resetSymbol().isPresent()) {
            json.write("resetSymbol", vectors.resetSymbol().get());
        } else {
            json.writeNull("resetSymbol");
        }
    }

    private static void table(JsonGenerator json, Decoded.Table table) {
        hex(json, "addr", table.section().addr());
        hex(json, "size", table.section().size());
        TableJson.write(json, table.contents());
    }

    private static void dumped(JsonGenerator json, DumpedTable dumped) {
        json.write("file", dumped.file());
        hex(json, "offset", dumped.offset());
        TableJson.write(json, dumped.contents());
    }

    static void strings(JsonGenerator json, String key, List<String> values) {
        json.writeStartArray(key);
        values.forEach(json::write);
        json.writeEnd();
    }

    static <T> void array(JsonGenerator json, String key, List<T> items,
            java.util.function.Consumer<T> fields) {
        json.writeStartArray(key);
        for (T item : items) {
            json.writeStartObject();
            fields.accept(item);
            json.writeEnd();
        }
        json.writeEnd();
    }

    private static <T> void objectOrNull(JsonGenerator json, String key, Optional<T> value,
            java.util.function.Consumer<T> fields) {
        if (value.isEmpty()) {
            json.writeNull(key);
            return;
        }
        json.writeStartObject(key);
        fields.accept(value.get());
        json.writeEnd();
    }
}

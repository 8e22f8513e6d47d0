// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.elf.SectionRecipe.section;
import static rproclab.resource.Resource.rpmsg;
import static rproclab.resource.Resource.trace;
import static rproclab.resource.Resource.vring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.elf.Content;
import rproclab.elf.EhdrField;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SegmentRecipe;
import rproclab.loader.Firmware;
import rproclab.resource.Resource;

/** Builds the firmware of a case from its {@code elf} lines. */
final class CasebookFirmware {
    private final CasebookCase report;
    private final ElfBuilder elf = ElfBuilder.elf32().entry(0x401);
    private String section = ".resource_table";

    private CasebookFirmware(CasebookCase report) {
        this.report = report;
    }

    static Firmware of(CasebookCase report) throws IOException {
        byte[] image = report.one("raw").isPresent() ? raw(report) : new CasebookFirmware(report).image();
        int size = report.one("size").map(Integer::parseInt).orElse(image.length);
        return new Firmware(report.one("name").orElse("fw.elf"), Bytes.of(Arrays.copyOf(image, size)));
    }

    /** Words, each 32 bits. */
    static byte[] words(List<String> words) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * words.size()).order(ByteOrder.LITTLE_ENDIAN);
        words.forEach(word -> bytes.putInt(Long.decode(word).intValue()));
        return bytes.array();
    }

    private static byte[] raw(CasebookCase report) {
        return words(CasebookCase.Line.of("raw " + report.one("raw").orElseThrow()).words());
    }

    private byte[] image() throws IOException {
        List<CasebookCase.Line> lines = report.all("elf").stream().map(CasebookCase.Line::of).toList();
        boolean corrupted = false;
        for (CasebookCase.Line line : lines) {
            switch (line.word()) {
                case "fixture" -> {
                    return Files.readAllBytes(Path.of("fixtures/firmware", line.rest()));
                }
                case "load" -> load(line);
                case "named" -> section = line.rest();
                case "magic" -> corrupted = true;
                case "type" -> elf.with(EhdrField.E_TYPE, line.number(0));
                case "table" -> {
                    // when the section's name is known
                }
                default -> throw new IllegalArgumentException(line.toString());
            }
        }
        lines.stream().filter(line -> line.word().equals("table")).forEach(this::table);
        byte[] image = elf.build();
        image[1] = corrupted ? 0 : image[1];
        return image;
    }

    private void load(CasebookCase.Line line) {
        long filesz = line.number(1);
        long memsz = line.words().size() > 2 ? line.number(2) : filesz;
        long vaddr = line.words().size() > 3 ? line.number(3) : line.number(0);
        elf.segment(SegmentRecipe.load(line.number(0)).bytes((int) filesz).memsz(memsz).vaddr(vaddr));
    }

    private void table(CasebookCase.Line line) {
        byte[] bytes = switch (line.words().size() > 1 ? line.words().get(1) : "") {
            case "" -> OnBoard.table();
            case "trace" -> OnBoard.table(trace(line.number(2), line.number(3), line.words().get(4)));
            case "vdev" -> OnBoard.table(rpmsg(ring(line, 2, 0), ring(line, 5, 1)));
            default -> throw new IllegalArgumentException(line.toString());
        };
        elf.section(section(section).flags(Elf.SHF_ALLOC).addr(line.number(0)).bytes(Content.of(bytes)));
    }

    private static Resource.Vring ring(CasebookCase.Line line, int at, int notifyid) {
        long da = line.words().get(at).equals("any") ? Resource.ADDR_ANY : line.number(at);
        return vring(da, line.number(at + 1), line.number(at + 2), notifyid);
    }
}

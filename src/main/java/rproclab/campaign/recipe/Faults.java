// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import static rproclab.elf.PhdrField.P_FILESZ;
import static rproclab.elf.PhdrField.P_MEMSZ;
import static rproclab.elf.PhdrField.P_OFFSET;
import static rproclab.elf.PhdrField.P_PADDR;
import static rproclab.elf.PhdrField.P_TYPE;

import java.util.SplittableRandom;
import rproclab.elf.EhdrField;
import rproclab.elf.PhdrField;
import rproclab.elf.ShdrField;
import rproclab.resource.ResourceTable;

/** Makes one thing wrong with an image, or at least unusual. */
record Faults(Edges edges) {
    private static final EhdrField[] HEADER = EhdrField.values();
    private static final PhdrField[] PROGRAM_HEADER = PhdrField.values();
    private static final ShdrField[] SECTION_HEADER = ShdrField.values();
    /** Values of bytes and half words of the header that some loader knows. */
    private static final int[] KNOWN = {0, 1, 2, 3, 4, 40, 62, 183, 0xFF00, 0xFFFE, 0xFFFF};
    /** Types of program headers: NULL, LOAD, DYNAMIC, INTERP, NOTE, PHDR, GNU_STACK, ARM_EXIDX. */
    private static final long[] TYPES = {0, 1, 2, 3, 4, 6, 0x6474_E551L, 0x7000_0001L};

    void draw(SplittableRandom random, Frame frame, Canvas canvas) {
        switch (random.nextInt(16)) {
            case 0, 1 -> header(random, frame, canvas);
            case 2 -> size(random, frame, canvas);
            case 3, 4 -> sectionNames(random, frame, canvas);
            case 5 -> section(random, frame, canvas);
            case 6 -> tableSection(random, frame, canvas);
            case 7, 8 -> table(random, frame, canvas);
            default -> segment(random, frame, canvas);
        }
    }

    private void header(SplittableRandom random, Frame frame, Canvas canvas) {
        EhdrField field = HEADER[random.nextInt(HEADER.length)];
        int shdr = frame.elfClass.shdrSize;
        long value = switch (field) {
            case E_PHOFF -> at(random, frame, frame.phoff, frame.elfClass.phdrSize);
            case E_SHOFF -> at(random, frame, frame.shoff, shdr);
            case E_PHNUM -> count(random, frame.segments);
            case E_SHNUM, E_SHSTRNDX -> count(random, frame.sections + 1);
            case E_ENTRY -> random.nextInt(3) == 0 ? 0 : edges.address(random);
            default -> KNOWN[random.nextInt(KNOWN.length)];
        };
        canvas.header(field, value);
    }

    /** Where a table might be: near where it is, near the file's end, or so that one entry more wraps. */
    private long at(SplittableRandom random, Frame frame, int offset, int entry) {
        return switch (random.nextInt(5)) {
            case 0 -> offset + edges.step(random);
            case 1 -> frame.bytes.length + edges.step(random);
            case 2 -> frame.bytes.length - entry + edges.step(random);
            case 3 -> -entry + edges.step(random);
            default -> edges.number(random);
        };
    }

    private static long count(SplittableRandom random, int count) {
        return random.nextInt(3) == 0 ? KNOWN[random.nextInt(KNOWN.length)] : count + random.nextInt(-1, 3);
    }

    /** Cuts or pads the file: at a border of its parts, anywhere, or by a few bytes. */
    private void size(SplittableRandom random, Frame frame, Canvas canvas) {
        int all = frame.bytes.length;
        int size = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(all);
            case 1 -> frame.elfClass.ehdrSize + (int) edges.step(random);
            case 2 -> frame.phoff + random.nextInt(frame.segments + 1) * frame.elfClass.phdrSize
                    + (int) edges.step(random);
            default -> all + (int) edges.step(random);
        };
        canvas.fileSize(Math.max(0, size));
    }

    private void segment(SplittableRandom random, Frame frame, Canvas canvas) {
        if (frame.segments == 0) {
            return;
        }
        int i = random.nextInt(frame.segments);
        long filesz = frame.filesz[i];
        switch (random.nextInt(8)) {
            case 0 -> canvas.segment(i, P_TYPE, TYPES[random.nextInt(TYPES.length)]);
            case 1 -> offset(random, frame, canvas, i);
            case 2 -> canvas.segment(i, P_FILESZ, fileSize(random, frame, filesz));
            case 3 -> canvas.segment(i, P_MEMSZ, memSize(random, filesz));
            case 4, 5 -> canvas.segment(i, P_PADDR, edges.address(random));
            case 6 -> wrap(random, canvas, i);
            default -> {
                PhdrField field = PROGRAM_HEADER[random.nextInt(PROGRAM_HEADER.length)];
                canvas.segment(i, field, random.nextBoolean() ? edges.number(random) : edges.any(random));
            }
        }
    }

    /** An offset around the file's end, or such that offset and size together wrap. */
    private void offset(SplittableRandom random, Frame frame, Canvas canvas, int i) {
        if (random.nextBoolean()) {
            long before = random.nextLong(1, 0x400);
            canvas.segment(i, P_OFFSET, -before);
            canvas.segment(i, P_FILESZ, before + random.nextInt(frame.bytes.length + 1));
            canvas.segment(i, P_MEMSZ, 0x1000);
        } else {
            canvas.segment(i, P_OFFSET, frame.bytes.length - frame.filesz[i] + edges.step(random));
        }
    }

    private long fileSize(SplittableRandom random, Frame frame, long filesz) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> filesz + edges.step(random);
            case 2 -> frame.bytes.length + edges.step(random);
            default -> edges.number(random);
        };
    }

    private long memSize(SplittableRandom random, long filesz) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> filesz + edges.step(random);
            case 2 -> edges.region(random).size() + edges.step(random);
            default -> edges.number(random);
        };
    }

    /** A segment whose end in memory wraps to around a region's end, or to around its start. */
    private void wrap(SplittableRandom random, Canvas canvas, int i) {
        long paddr = edges.address(random);
        canvas.segment(i, P_PADDR, paddr);
        canvas.segment(i, P_MEMSZ, edges.address(random) - paddr);
    }

    private void section(SplittableRandom random, Frame frame, Canvas canvas) {
        if (frame.sections != 0) {
            sectionField(random, frame, canvas, random.nextInt(frame.sections));
        }
    }

    private void tableSection(SplittableRandom random, Frame frame, Canvas canvas) {
        if (frame.table >= 0) {
            sectionField(random, frame, canvas, frame.table);
        }
    }

    private void sectionField(SplittableRandom random, Frame frame, Canvas canvas, int i) {
        switch (random.nextInt(4)) {
            case 0 -> canvas.section(i, ShdrField.SH_OFFSET, at(random, frame, frame.tableAt, frame.tableSize));
            case 1 -> canvas.section(i, ShdrField.SH_SIZE, fileSize(random, frame, frame.tableSize));
            case 2 -> canvas.section(i, ShdrField.SH_ADDR, edges.address(random));
            default -> canvas.section(i, SECTION_HEADER[random.nextInt(SECTION_HEADER.length)],
                    edges.number(random));
        }
    }

    /** Sends the search for a section by its name astray. */
    private void sectionNames(SplittableRandom random, Frame frame, Canvas canvas) {
        if (frame.shoff == 0) {
            return;
        }
        int names = frame.shoff + (frame.sections + 1) * frame.elfClass.shdrSize;
        int offset = ShdrField.SH_OFFSET.at(frame.elfClass);
        int word = frame.elfClass.wordSize;
        switch (random.nextInt(4)) {
            case 0 -> canvas.patch(names + offset, word, at(random, frame, frame.shoff, 16));
            case 1 -> canvas.patch(frame.shoff, 4, edges.number(random));
            case 2 -> canvas.header(EhdrField.E_SHSTRNDX, count(random, frame.sections + 1));
            default -> {
                if (frame.sections != 0) {
                    canvas.section(random.nextInt(frame.sections), ShdrField.SH_NAME, edges.number(random));
                }
            }
        }
    }

    /** Overwrites a word of the resource table: often one of its header, and often one that says where something is. */
    private void table(SplittableRandom random, Frame frame, Canvas canvas) {
        int words = frame.tableSize / 4;
        if (words == 0) {
            return;
        }
        int word = random.nextInt(random.nextBoolean() ? words : Math.min(words, 6));
        long value = switch (random.nextInt(5)) {
            case 0 -> random.nextInt(8);
            case 1 -> frame.tableSize + edges.step(random);
            case 2 -> edges.address(random);
            case 3 -> ResourceTable.HEADER_SIZE + edges.step(random);
            default -> edges.number(random);
        };
        canvas.patch(frame.tableAt + 4 * word, 4, value);
    }
}

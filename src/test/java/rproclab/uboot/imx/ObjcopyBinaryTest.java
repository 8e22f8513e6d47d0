// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.EhdrField.*;
import static rproclab.elf.SectionRecipe.nobits;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.bytes.Bytes;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;
import rproclab.elf.ShdrField;
import rproclab.memory.TargetMemory;
import rproclab.memory.Write;
import rproclab.uboot.PhysicalMemory;
import rproclab.uboot.Ulong;

/** The model of {@code objcopy -O binary}, against bytes written down and, where it is installed, against the tool. */
class ObjcopyBinaryTest {
    private static final Path OBJCOPY = Path.of("/usr/bin/arm-none-eabi-objcopy");
    private static final Path FIXTURES = Path.of("fixtures/firmware");

    private static SectionRecipe alloc(String name) {
        return section(name).flags(Elf.SHF_ALLOC);
    }

    private static ElfBuilder twoSegments() {
        return elf32().segment(load(0x100).bytes(Content.hex("0102030405060708")))
                .segment(load(0x10C).vaddr(0x2000_0000L).bytes(Content.hex("a1a2a3a4")).memsz(0x20));
    }

    private static Arguments row(String name, ElfBuilder image, String lma, String bytes) {
        return Arguments.of(name, image.build(), Long.decode(lma), bytes);
    }

    static Stream<Arguments> images() {
        return Stream.of(
        // @formatter:off
            row("sections at their segments' LMA, zeros between",
                twoSegments().section(alloc(".text").inside(0, 0).addr(0x100).bytes(Content.hex("01020304")))
                    .section(alloc(".data").inside(1, 0).addr(0x2000_0000L).bytes(Content.hex("a1a2a3a4"))),
                "0x100", "0102030400000000" + "00000000a1a2a3a4"),
            row("what no section names is left out",
                twoSegments().section(alloc(".text").inside(0, 4).addr(0x104).bytes(Content.hex("05060708"))),
                "0x104", "05060708"),
            row("NOBITS, empty and unallocated sections are left out",
                twoSegments().section(alloc(".text").inside(0, 0).addr(0x100).bytes(Content.hex("01020304")))
                    .section(nobits(".bss", 0x2000_0004L, 0x1C))
                    .section(alloc(".empty").addr(0x10))
                    .section(section(".comment").bytes(Content.hex("ffff"))),
                "0x100", "01020304"),
            row("a section in no segment lies at its run address",
                twoSegments().section(alloc(".text").inside(0, 0).addr(0x100).bytes(Content.hex("01020304")))
                    .section(alloc(".lost").addr(0xF8).bytes(Content.hex("eeee"))),
                "0xf8", "eeee000000000000" + "01020304"),
            row("a section whose run address is outside the segment is not in it",
                twoSegments().section(alloc(".data").inside(1, 0).addr(0x1FFF_FFFFL).bytes(Content.hex("a1a2a3a4"))),
                "0x1fffffff", "a1a2a3a4"),
            row("the load address follows the file offset, not the run address",
                elf32().segment(load(0x100).vaddr(0x1000).bytes(Content.hex("0102030405060708")))
                    .section(alloc(".text").inside(0, 4).addr(0x1000).bytes(Content.hex("05060708"))),
                "0x104", "05060708"),
            row("of two sections at one place the later one wins",
                elf32().segment(load(0x100).bytes(Content.hex("01020304"))).segment(load(0x102).bytes(Content.hex("a1a2")))
                    .section(alloc(".a").inside(0, 0).addr(0x100).bytes(Content.hex("01020304")))
                    .section(alloc(".b").inside(1, 0).addr(0x102).bytes(Content.hex("a1a2"))),
                "0x100", "0102a1a2"),
            row("several segments without load addresses lie at their run addresses",
                elf32().segment(load(0).vaddr(0x100).bytes(Content.hex("0102"))).segment(load(0).vaddr(0x104).bytes(Content.hex("a1a2")))
                    .section(alloc(".a").inside(0, 0).addr(0x100).bytes(Content.hex("0102")))
                    .section(alloc(".b").inside(1, 0).addr(0x104).bytes(Content.hex("a1a2"))),
                "0x100", "01020000a1a2"),
            row("a single one does not",
                elf32().segment(load(0).vaddr(0x100).bytes(Content.hex("0102")))
                    .section(alloc(".a").inside(0, 0).addr(0x100).bytes(Content.hex("0102"))),
                "0x0", "0102"),
            row("type and machine-specific sections do not matter",
                twoSegments().with(E_TYPE, 3)
                    .section(alloc(".ARM.exidx").type(0x7000_0001L).inside(0, 0).addr(0x100).bytes(Content.hex("01020304"))),
                "0x100", "01020304"),
            row("a section that memsz does not reach is not in its segment",
                elf32().segment(load(0x100).vaddr(0x1000).bytes(Content.hex("0102030405060708")).memsz(7))
                    .section(alloc(".text").inside(0, 0).addr(0x1000).bytes(Content.hex("0102030405060708"))),
                "0x1000", "0102030405060708"),
            row("a note in front does not make one segment without load address several",
                elf32().segment(load(0).type(4).vaddr(0x80).bytes(Content.hex("0102"))).segment(load(0).vaddr(0x100).bytes(Content.hex("0102")))
                    .section(alloc(".a").inside(1, 0).addr(0x100).bytes(Content.hex("0102"))),
                "0x0", "0102"),
            row("nor does an empty segment",
                elf32().segment(load(0).vaddr(0x80)).segment(load(0).vaddr(0x100).bytes(Content.hex("0102")))
                    .section(alloc(".a").inside(1, 0).addr(0x100).bytes(Content.hex("0102"))),
                "0x0", "0102"),
            row("a note that covers a section does not hold it",
                elf32().segment(load(0x900).type(4).vaddr(0x1000).bytes(Content.hex("0102"))).segment(load(0x100).vaddr(0x1000).bytes(Content.hex("0102")))
                    .section(alloc(".a").inside(0, 0).addr(0x1000).bytes(Content.hex("0102"))),
                "0x1000", "0102"),
            row("thread-local data lie in the segment of theirs",
                elf32().segment(load(0x900).vaddr(0x1000).bytes(Content.hex("0102")).placedAt(0x200)).segment(load(0x100).type(7).vaddr(0x1000).bytes(Content.hex("0102")).placedAt(0x200))
                    .section(alloc(".tdata").flags(Elf.SHF_ALLOC | 0x400).inside(1, 0).addr(0x1000).bytes(Content.hex("0102"))),
                "0x100", "0102"),
            row("other data do not",
                elf32().segment(load(0x900).type(7).vaddr(0x1000).bytes(Content.hex("0102")).placedAt(0x200)).segment(load(0x100).vaddr(0x1000).bytes(Content.hex("0102")).placedAt(0x200))
                    .section(alloc(".data").inside(1, 0).addr(0x1000).bytes(Content.hex("0102"))),
                "0x100", "0102"),
            row("a section without a type is left out",
                twoSegments().section(alloc(".text").inside(0, 0).addr(0x100).bytes(Content.hex("01020304")))
                    .section(alloc(".none").type(0).addr(0x10).bytes(Content.hex("ee"))),
                "0x100", "01020304"),
            row("allocated strings are a section like any other",
                twoSegments().section(alloc(".strings").type(Elf.SHT_STRTAB).inside(0, 0).addr(0x100).bytes(Content.hex("01020300"))),
                "0x100", "01020300"),
            row("a user's type of section does not matter where it is not loaded",
                twoSegments().section(alloc(".text").inside(0, 0).addr(0x100).bytes(Content.hex("01020304")))
                    .section(section(".user").type(0x8000_0000L).bytes(4)),
                "0x100", "01020304"),
            row("nothing to copy makes an empty file", twoSegments().section(section(".comment").bytes(4)), "0x0", ""));
            // @formatter:on
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void bytesAreAsWrittenDown(String name, byte[] image, long lma, String bytes) {
        ObjcopyBinary binary = ObjcopyBinary.of("test.elf", Bytes.of(image));

        assertThat(binary.complaints()).isEmpty();
        assertThat(binary.lma()).isEqualTo(lma);
        assertThat(HexFormat.of().formatHex(binary.head(1 << 20).toArray())).isEqualTo(bytes);
        assertThat(binary.size()).isEqualTo(bytes.length() / 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void theToolMakesTheSameBytes(String name, byte[] image, long lma, String bytes, @TempDir Path dir)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(OBJCOPY));

        assertThat(HexFormat.of().formatHex(objcopy(dir, image))).isEqualTo(bytes);
    }

    static Stream<Arguments> refused() {
        byte[] whole = twoSegments().build();
        // @formatter:off
        return Stream.of(
            Arguments.of("text", "hello world, this is long enough to be an ELF header, but it is none\n".getBytes(StandardCharsets.US_ASCII), "X: file format not recognized"),
            Arguments.of("no sections", twoSegments().withoutSectionHeaders().build(), "error: the input file 'X' has no sections"),
            Arguments.of("no sections but the names", twoSegments().build(), "error: the input file 'X' has no sections"),
            Arguments.of("big-endian", twoSegments().with(EI_DATA, 2).build(), "X: file format not recognized"),
            Arguments.of("x86", twoSegments().section(section(".comment").bytes(4)).with(E_MACHINE, 62).build(), "Unable to recognise the format of the input file `X'"),
            Arguments.of("cut section headers", Arrays.copyOf(whole, whole.length - 1), "X: file format not recognized"),
            Arguments.of("cut program headers", twoSegments().section(section(".comment").bytes(4)).with(E_PHNUM, 0xFFFE).build(), "X: file format not recognized"),
            Arguments.of("neither class", twoSegments().section(section(".comment").bytes(4)).with(EI_CLASS, 3).build(), "X: file format not recognized"),
            Arguments.of("no sections but symbols", twoSegments().section(section(".symtab").type(Elf.SHT_SYMTAB).with(ShdrField.SH_ENTSIZE, 16)).build(), "error: the input file 'X' has no sections"),
            Arguments.of("a user's type of section that is loaded", twoSegments().section(alloc(".user").addr(1).type(0x8000_0000L).bytes(4)).build(), "Unable to recognise the format of the input file `X'"),
            Arguments.of("name table behind the last section", twoSegments().section(section(".comment").bytes(4)).with(E_SHSTRNDX, 3).build(), "warning: X has a corrupt string table index\nunable to modify 'X' due to errors"),
            Arguments.of("no such name table", twoSegments().with(E_SHSTRNDX, 99).build(), "warning: X has a corrupt string table index\nunable to modify 'X' due to errors"),
            Arguments.of("section past the end", twoSegments().section(alloc(".text").addr(1).bytes(4).size(0x10_0000)).build(), "warning: X has a section extending past end of file\nunable to modify 'X' due to errors"));
        // @formatter:on
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusalsAreInTheToolsWords(String name, byte[] image, String words) {
        ObjcopyBinary binary = ObjcopyBinary.of("X", Bytes.of(image));

        assertThat(binary.complaints()).containsExactly(said(words));
        assertThat(binary.pieces()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void theToolSaysThem(String name, byte[] image, String words, @TempDir Path dir)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(OBJCOPY));
        Files.write(dir.resolve("X"), image);

        Process process = new ProcessBuilder(OBJCOPY.toString(), "-O", "binary", "X", "out").directory(dir.toFile())
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output.lines().map(line -> line.replace(OBJCOPY + ":", "arm-none-eabi-objcopy:")))
                .containsExactly(said(words));
    }

    private static String[] said(String words) {
        return words.lines().map(line -> "arm-none-eabi-objcopy: " + line).toArray(String[]::new);
    }

    @Test
    void anElf64IsNotForTheToolOf32Bits() {
        ObjcopyBinary binary = ObjcopyBinary.of("X", Bytes.of(elf64().load(0, 8, 8).build()));

        assertThat(binary.complaints()).hasSize(1);
    }

    @Test
    void aGapOfGigabytesIsNotMadeUp() {
        ObjcopyBinary binary = ObjcopyBinary.of("test.elf",
                Bytes.of(elf32().section(alloc(".a").addr(0).bytes(Content.hex("01")))
                        .section(alloc(".b").addr(0xFFFF_0000L).bytes(Content.hex("02"))).build()));

        assertThat(binary.size()).isEqualTo(0xFFFF_0001L);
        assertThat(binary.head(4).toArray()).containsExactly(1, 0, 0, 0);
    }

    private static ObjcopyBinary overlapping() {
        return ObjcopyBinary.of("test.elf",
                Bytes.of(elf32().section(alloc(".a").addr(0x100).bytes(Content.hex("01020304")))
                        .section(alloc(".b").addr(0x102).bytes(Content.hex("a1a2a3a4")))
                        .section(alloc(".c").addr(0x10C).bytes(Content.hex("c1"))).build()));
    }

    @Test
    void aHeadEndsInAPiece() {
        assertThat(overlapping().head(5).toArray()).asHexString().isEqualTo("0102A1A2A3");
        assertThat(overlapping().head(2).toArray()).asHexString().isEqualTo("0102");
        assertThat(overlapping().head(100).size()).isEqualTo(13);
    }

    @Test
    void onlyGapsAreZeroed() {
        TargetMemory target = new TargetMemory();

        overlapping().writeTo(new PhysicalMemory(target, Ulong.BITS32), 0x9100);

        assertThat(target.writes()).containsExactly(new Write(0x9106, 6, Write.Kind.ZERO),
                new Write(0x9100, 4, Write.Kind.COPY), new Write(0x9102, 4, Write.Kind.COPY),
                new Write(0x910C, 1, Write.Kind.COPY));
    }

    @Test
    void theBinaryReachesFromItsFirstByteToItsLast() {
        assertThat(overlapping().holds(0x100, 13)).isTrue();
        assertThat(overlapping().holds(0xFF, 1)).isFalse();
        assertThat(overlapping().holds(0x100, 14)).isFalse();
        assertThat(overlapping().holds(0x10C, 1)).isTrue();
        assertThat(overlapping().holds(0x10D, 1)).isFalse();
    }

    static Stream<Path> fixtures() {
        if (!Files.isDirectory(FIXTURES)) {
            return Stream.of(Path.of("no fixtures"));
        }
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(f -> f.toString().endsWith(".elf")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theToolMakesTheSameOfEveryFixture(Path fixture, @TempDir Path dir) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(OBJCOPY) && Files.isRegularFile(fixture));
        ObjcopyBinary binary = ObjcopyBinary.of("X", Bytes.map(fixture));
        Files.copy(fixture, dir.resolve("in.elf"));

        Bytes made = Bytes.map(objcopy(dir));

        assertThat(made.size()).isEqualTo(binary.size());
        Bytes head = binary.head(1 << 20);
        assertThat(made.equalRange(0, head, 0, head.size())).isTrue();
        assertThat(binary.pieces()).allMatch(
                p -> made.equalRange(p.lma() - binary.lma(), binary.image(), p.offset(), p.size()));
    }

    private static byte[] objcopy(Path dir, byte[] image) throws IOException, InterruptedException {
        Files.write(dir.resolve("in.elf"), image);
        return Files.readAllBytes(objcopy(dir));
    }

    /** The binary of {@code in.elf}; a sparse file where it has gaps. */
    private static Path objcopy(Path dir) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(OBJCOPY.toString(), "-O", "binary", "in.elf", "out.bin"))
                .directory(dir.toFile()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return dir.resolve("out.bin");
    }
}

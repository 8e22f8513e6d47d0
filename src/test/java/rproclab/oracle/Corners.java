// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static rproclab.elf.EhdrField.*;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.section;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import rproclab.elf.Content;
import rproclab.elf.EhdrField;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;
import rproclab.elf.SegmentRecipe;

/** Images for checks that hardly any drawn image comes to: sizes of headers, single bytes, words of the table. */
final class Corners {
    private static final long DA = 0x8000_0000L;
    private static final List<Supplier<ElfBuilder>> BOTH = List.of(ElfBuilder::elf32, ElfBuilder::elf64);

    private Corners() {}

    static Stream<byte[]> images() {
        return Stream.of(Stream.of(new byte[0]), cut(), headers(), idents(), sections(), tables(), powerPc(),
                TableCorners.images()).flatMap(images -> images);
    }

    private static Stream<byte[]> cut() {
        return BOTH.stream().flatMap(elf -> IntStream.of(4, 5, 16, 17, 18, 51, 52, 53, 63, 64, 65)
                .mapToObj(size -> elf.get().load(DA, 4, 8).fileSize(size).build()));
    }

    /** Program headers that are none to load, are empty, or lie elsewhere; entry points and section names there are not. */
    private static Stream<byte[]> headers() {
        return BOTH.stream().flatMap(elf -> Stream.of(
                elf.get().segment(SegmentRecipe.load(DA).type(2).bytes(4)).build(),
                elf.get().segment(SegmentRecipe.load(DA).memsz(0)).build(),
                elf.get().segment(SegmentRecipe.load(DA).bytes(4).memsz(0)).build(),
                elf.get().load(DA, 4, 8).with(E_PHOFF, 0x1_0000).build(),
                elf.get().load(DA, 4, 8).with(E_PHNUM, 0).build(),
                elf.get().load(DA, 4, 8).with(E_ENTRY, 0).build(), elf.get().load(0xF000_0000L, 4, 8).build(),
                elf.get().load(DA, 4, 8).withoutSectionHeaders().build(),
                elf.get().load(DA, 4, 8).with(E_SHSTRNDX, 0).build()));
    }

    /** Sections that are placed or are not, each for another reason. */
    private static Stream<byte[]> sections() {
        return Stream.of(section(".a").bytes(4).addr(DA), section(".a").flags(Elf.SHF_ALLOC).bytes(4),
                section(".a").flags(Elf.SHF_ALLOC).addr(DA), section(".a").flags(Elf.SHF_ALLOC).addr(DA).bytes(4),
                SectionRecipe.nobits(".a", DA, 0x40), SectionRecipe.nobits(".a", DA, 0x40).flags(Elf.SHF_ALLOC),
                section(".interrupts").flags(Elf.SHF_ALLOC).addr(DA).bytes(4))
                .flatMap(section -> BOTH.stream().map(elf -> elf.get().load(DA, 4, 8).section(section).build()));
    }

    private static Stream<byte[]> idents() {
        return Stream.of(EI_MAG0, EI_MAG1, EI_MAG2, EI_MAG3, EI_CLASS, EI_DATA, E_TYPE).flatMap(field -> LongStream
                .of(0, 1, 2, 3).boxed()
                .flatMap(value -> Stream.of(with(elf32(), field, value), with(elf64(), field, value))));
    }

    private static byte[] with(ElfBuilder image, EhdrField field, long value) {
        return image.load(DA, 4, 8).with(field, value).build();
    }

    /** Version, number of entries, reserved words, and how long the section says it is. */
    private static Stream<byte[]> tables() {
        List<long[]> tables = List.of(new long[]{1, 0, 0, 0}, new long[]{2, 0, 0, 0}, new long[]{1, 0, 1, 0},
                new long[]{1, 0, 0, 1}, new long[]{1, 1, 0, 0}, new long[]{1, 0x3FFF_FFFFL, 0, 0});
        return tables.stream().flatMap(table -> LongStream.of(15, 16, 17, 0x1_0000, -16).boxed().flatMap(size -> {
            SectionRecipe section = section(".resource_table").flags(Elf.SHF_ALLOC).addr(DA)
                    .bytes(Content.words(table)).size(size);
            return BOTH.stream().map(elf -> elf.get().load(DA, 4, 8).section(section).build());
        }));
    }

    /** The entry of 64-bit PowerPC is a descriptor in memory with flag 1, which the oracle would read at a host address. */
    private static Stream<byte[]> powerPc() {
        return Stream.of(0L, 2L, 4L).map(
                flags -> elf64().load(DA, 16, 16).entry(DA).with(E_MACHINE, 21).with(E_FLAGS, flags).build());
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static rproclab.elf.EhdrField.*;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.section;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import rproclab.elf.Content;
import rproclab.elf.EhdrField;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;

/** Images for checks that hardly any drawn image comes to: sizes of headers, single bytes, words of the table. */
final class Corners {
    private static final long DA = 0x8000_0000L;

    private Corners() {}

    static Stream<byte[]> images() {
        return Stream.of(Stream.of(new byte[0]), cut(), idents(), tables(), powerPc()).flatMap(images -> images);
    }

    private static Stream<byte[]> cut() {
        return Stream.of(elf32(), elf64()).flatMap(image -> IntStream.of(4, 5, 16, 17, 18, 51, 52, 53, 63, 64, 65)
                .mapToObj(size -> image.load(DA, 4, 8).fileSize(size).build()));
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
            return Stream.of(elf32(), elf64()).map(image -> image.load(DA, 4, 8).section(section).build());
        }));
    }

    /** The entry of 64-bit PowerPC is a descriptor in memory with flag 1, which the oracle would read at a host address. */
    private static Stream<byte[]> powerPc() {
        return Stream.of(0L, 2L, 4L).map(
                flags -> elf64().load(DA, 16, 16).entry(DA).with(E_MACHINE, 21).with(E_FLAGS, flags).build());
    }
}

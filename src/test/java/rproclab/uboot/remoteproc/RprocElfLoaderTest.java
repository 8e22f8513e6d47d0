// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.EhdrField.*;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.uboot.Boards.*;

import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.elf.ElfClass;
import rproclab.elf.SectionRecipe;
import rproclab.loader.Errno;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFate.Fate;
import rproclab.loader.Verdict;
import rproclab.memory.Pointer;
import rproclab.memory.Write;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/** The ELF loader by itself, on a driver that translates nothing. */
class RprocElfLoaderTest {
    private static final Loader WIDE = loader(UbootRelease.V2026_07, Ulong.BITS64);
    private static final Loader NARROW = loader(UbootRelease.V2026_07, Ulong.BITS32);
    private static final Loader OLD = loader(UbootRelease.V2025_01, Ulong.BITS64);
    private static final String LOAD32 = "rproc_elf32_load_image";
    private static final String LOAD64 = "rproc_elf64_load_image";

    private static Loader loader(UbootRelease release, Ulong ulong) {
        return UbootRprocLoader.identity(release, "testproc", "cpu", ulong, LOAD_ADDRESS);
    }

    @Test
    void aGoodImageIsLoadedAndTheCommandSaysSo() {
        byte[] image = elf32().load(0x8000_0000L, 8, 0x10).build();

        LoadResult result = run(WIDE, image);

        assertThat(WIDE.name()).isEqualTo("uboot-2026.07-rproc");
        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(console(result)).containsExactly("Load Remote Processor 0 with data@addr=0x40400000 " + image.length
                + " bytes: Success!");
        assertThat(debug(result)).containsExactly("testproc cpu: Loading phdr 0 to 0x0000000080000000 (8 bytes)");
        assertThat(result.bootAddress()).isEmpty();
    }

    /** {@code device_to_virt} is told p_memsz, so that is read first; without it, p_filesz is. */
    @Test
    void theSizeInMemoryIsReadFirstWhereThereIsATranslation() {
        byte[] image = elf32().load(0x8000_0000L, 8, 8).withoutSectionHeaders().fileSize(0x34 + 16).with(E_SHOFF, 0)
                .build();
        Loader translating = UbootRprocLoader.imx(UbootRelease.V2026_07, "cpu", ATT_IMX8MN, LOAD_ADDRESS);
        Loader old = UbootRprocLoader.stm32(UbootRelease.V2025_01, "cpu", STM32MP1, LOAD_ADDRESS);

        // 2026.07 asks first of all whether p_memsz is 0
        assertThat(run(translating, image).verdict()).isEqualTo(readOutside(LOAD32, 0x34 + 20, 4));
        assertThat(run(old, image).verdict()).isEqualTo(readOutside(LOAD32, 0x34 + 20, 4));
        assertThat(run(OLD, image).verdict()).isEqualTo(readOutside(LOAD32, 0x34 + 16, 4));
    }

    @Test
    void withoutTranslationBytesAreCopiedBeforeTheSizeInMemoryIsRead() {
        byte[] image = elf32().segment(load(0x8000_0000L).bytes(8).placedAt(0x34)).programHeadersAt(0x40)
                .withoutSectionHeaders().with(E_SHOFF, 0).fileSize(0x40 + 20).build();

        LoadResult result = run(OLD, image);

        assertThat(result.verdict()).isEqualTo(readOutside(LOAD32, 0x40 + 20, 4));
        assertThat(result.memory().writes()).containsExactly(new Write(0x8000_0000L, 8, Write.Kind.COPY));
    }

    @Test
    void theCommandWantsASize() {
        LoadResult result = run(WIDE, new byte[0]);

        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(console(result)).containsExactly("\t Expect some size??");
    }

    @Test
    void theClassIsReadBeforeTheSizeIsLookedAt() {
        assertThat(run(WIDE, new byte[4]).verdict()).isEqualTo(readOutside("rproc_elf_load_image", 4, 1));
        assertRefused(new byte[5], Errno.ENOSPC, "Image is too small");
    }

    @Test
    void oneByteLessThanAHeaderIsTooSmall() {
        byte[] image = elf32().load(0, 4, 4).fileSize(51).build();

        assertRefused(image, Errno.ENOSPC, "Image is too small");
    }

    @Test
    void aHeaderAloneIsNotTooSmallForItself() {
        byte[] image = elf32().load(0, 4, 4).with(E_SHOFF, 0).fileSize(52).build();

        assertThat(run(WIDE, image).verdict()).isEqualTo(readOutside(LOAD32, 52 + 12, 4));
    }

    @Test
    void oneByteLessThanAHeaderIsTooSmallForElf64() {
        LoadResult result = run(WIDE, elf64().load(0, 4, 4).fileSize(63).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(debug(result)).containsExactly("Image is too small");
    }

    @Test
    void theMagicIsChecked() {
        assertRefused(elf32().load(0, 4, 4).with(EI_MAG3, 'G').build(), Errno.EPROTONOSUPPORT,
                "Not an executable ELF32 image");
    }

    @Test
    void onlyExecutablesAreTaken() {
        assertRefused(elf32().load(0, 4, 4).with(E_TYPE, 3).build(), Errno.EPROTONOSUPPORT,
                "Not an executable ELF32 image");
    }

    @Test
    void aClassThatIsNeitherIsTriedAsElf32() {
        assertRefused(elf32().load(0, 4, 4).with(EI_CLASS, 3).build(), Errno.EPROTONOSUPPORT,
                "Not an executable ELF32 image");
    }

    @Test
    void bigEndianIsRefused() {
        assertRefused(elf32().load(0, 4, 4).with(EI_DATA, 2).build(), Errno.EILSEQ, "Unsupported firmware endianness");
    }

    @Test
    void anImageWithoutSegmentsIsRefused() {
        assertRefused(elf32().build(), Errno.ENOEXEC, "No loadable segments");
    }

    @Test
    void theFileHasToHoldOneSectionHeader() {
        byte[] image = elf32().load(0, 4, 4).build();

        assertRefused(elf32().load(0, 4, 4).with(E_SHOFF, image.length - 39).build(), Errno.ENOSPC,
                "Image is too small");
        assertThat(run(WIDE, elf32().load(0, 4, 4).with(E_SHOFF, image.length - 40).build()).verdict())
                .isEqualTo(Verdict.ACCEPTED);
    }

    /** A hole, kept: on a 32-bit board the sum of e_shoff and a header's size wraps. */
    @Test
    void theEndOfASectionHeaderWrapsIn32Bits() {
        byte[] image = elf32().load(0, 4, 4).with(E_SHOFF, 0xFFFF_FFF0L).build();

        assertThat(run(NARROW, image).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertRefused(image, Errno.ENOSPC, "Image is too small");
    }

    /** The same hole for ELF64. */
    @Test
    void theEndOfASectionHeaderWrapsIn64Bits() {
        ElfBuilder image = elf64().load(0, 4, 4);

        assertThat(run(WIDE, image.with(E_SHOFF, -64).build()).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(run(WIDE, image.with(E_SHOFF, -65).build()).verdict()).isEqualTo(Verdict.rejected(-22));
    }

    @Test
    void programHeadersHaveToStartInTheFileOrAtItsEnd() {
        byte[] image = elf32().load(0, 4, 4).build();

        assertRefused(elf32().load(0, 4, 4).with(E_PHOFF, image.length + 1).build(), Errno.ENOSPC,
                "Firmware size is too small");
        assertThat(run(WIDE, elf32().load(0, 4, 4).with(E_PHOFF, image.length).build()).verdict())
                .isEqualTo(readOutside(LOAD32, image.length + 12, 4));
    }

    @Test
    void anElf64ThatTheChecksRefuseIsInvalidWhateverTheReason() {
        LoadResult result = run(WIDE, elf64().load(0, 4, 4).with(E_TYPE, 3).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(Errno.EINVAL.value()));
        assertThat(debug(result)).containsExactly("Not an executable ELF64 image");
        assertThat(console(result)).hasSize(1).first().asString().endsWith(" Failed!");
    }

    @Test
    void anEmptySegmentIsSkippedSince2026() {
        byte[] image = elf32().segment(load(0x100).bytes(4).memsz(0)).load(0x200, 4, 4).build();

        LoadResult result = run(WIDE, image);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.segments()).extracting(s -> s.fate()).containsExactly(Fate.SKIPPED, Fate.LOADED);
        assertThat(run(OLD, image).verdict()).isEqualTo(writeOutside(LOAD32, 0x104, 0xFFFF_FFFCL));
    }

    @Test
    void anEmptySegmentOfElf64IsNeverSkipped() {
        byte[] image = elf64().segment(load(0x100).bytes(4).memsz(0)).build();

        assertThat(run(WIDE, image).verdict()).isEqualTo(writeOutside(LOAD64, 0x104, -4));
    }

    @Test
    void whatWasWrittenBeforeAnEndStays() {
        LoadResult result = run(WIDE, elf32().load(0x100, 8, 8).load(0x200, 8, 7).load(0x300, 8, 8).build());

        assertThat(result.segments()).extracting(s -> s.fate()).containsExactly(Fate.LOADED, Fate.UNDEFINED,
                Fate.NOT_REACHED);
        assertThat(result.memory().written(0x107)).isTrue();
        assertThat(result.memory().written(0x207)).isTrue();
        assertThat(result.memory().written(0x300)).isFalse();
    }

    @Test
    void aSegmentThatPassesTheEndOfMemoryLeavesIt() {
        assertThat(run(NARROW, elf32().load(0xFFFF_FFF0L, 8, 0x10).build()).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(run(NARROW, elf32().load(0xFFFF_FFF0L, 8, 0x11).build()).verdict())
                .isEqualTo(writeOutside(LOAD32, 0xFFFF_FFF8L, 9));
    }

    // The resource table.

    private static final byte[] TABLE = Bytes.of(new byte[]{1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0,
            0}).toArray();

    private static ElfBuilder withTable(Content table) {
        return elf32().load(0, 4, 4).section(SectionRecipe.section(".resource_table").addr(0x1000)
                .bytes(table));
    }

    private static Content words(long... words) {
        return Content.words(words);
    }

    private static int table(ElfClass elfClass, byte[] image, Ulong ulong) {
        int[] ret = new int[1];
        RprocDriver driver = new PlainDriver("testproc cpu", ulong);
        LoadResult result = UbootRun.of(new Firmware("test.elf", Bytes.of(image)), ulong, run -> {
            ret[0] = new RprocElfLoader(run, UbootRelease.V2026_07, driver).loadRscTable(elfClass);
            return Verdict.ACCEPTED;
        });
        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        return ret[0];
    }

    private static int table(byte[] image) {
        return table(ElfClass.ELFCLASS32, image, Ulong.BITS64);
    }

    @Test
    void aTableIsFoundByItsSectionsName() {
        assertThat(table(withTable(Content.of(TABLE)).build())).isZero();
        assertThat(table(elf32().load(0, 4, 4).build())).isEqualTo(Errno.ENODATA.value());
    }

    @Test
    void anElf64sTableIsFoundToo() {
        byte[] image = elf64().load(0, 4, 4).resourceTable(TABLE).build();

        assertThat(table(ElfClass.ELFCLASS64, image, Ulong.BITS64)).isZero();
        assertThat(table(ElfClass.ELFCLASS32, image, Ulong.BITS64)).isEqualTo(Errno.EPROTONOSUPPORT.value());
    }

    @Test
    void aTableHasToHoldItsHeader() {
        assertThat(table(withTable(words(1, 0, 0, 0)).build())).isZero();
        assertThat(table(withTable(Content.hex("010000000000000000000000000000")).build()))
                .isEqualTo(Errno.ENOSPC.value());
    }

    @Test
    void onlyVersionOneIsKnown() {
        assertThat(table(withTable(words(2, 0, 0, 0)).build())).isEqualTo(Errno.EPROTONOSUPPORT.value());
        assertThat(table(withTable(words(0, 0, 0, 0)).build())).isEqualTo(Errno.EPROTONOSUPPORT.value());
    }

    @Test
    void reservedWordsAreZero() {
        assertThat(table(withTable(words(1, 0, 1, 0)).build())).isEqualTo(Errno.EBADF.value());
        assertThat(table(withTable(words(1, 0, 0, 1)).build())).isEqualTo(Errno.EBADF.value());
    }

    @Test
    void aTableHasToHoldItsOffsets() {
        assertThat(table(withTable(words(1, 1, 0, 0, 20)).build())).isZero();
        assertThat(table(withTable(words(1, 2, 0, 0, 20)).build())).isEqualTo(Errno.ENOSPC.value());
    }

    /** A hole, kept: on a 32-bit board num * 4 wraps. */
    @Test
    void theSizeOfTheOffsetsWrapsIn32Bits() {
        byte[] image = withTable(words(1, 0x4000_0000L, 0, 0)).build();

        assertThat(table(ElfClass.ELFCLASS32, image, Ulong.BITS32)).isZero();
        assertThat(table(image)).isEqualTo(Errno.ENOSPC.value());
    }

    @Test
    void aTableHasToEndInTheFile() {
        byte[] image = withTable(words(1, 0, 0, 0)).build();
        int end = image.length;

        assertThat(table(tableAt(end - 16, 17).build())).isEqualTo(Errno.ENOSPC.value());
        // Ends with the file: it is read, and there its first word is not 1.
        assertThat(table(tableAt(end - 16, 16).build())).isEqualTo(Errno.EPROTONOSUPPORT.value());
    }

    /** A hole, kept: ELF32's offset + size is a u32. */
    @Test
    void theEndOfATableWrapsIn32Bits() {
        byte[] image = tableAt(0xFFFF_FFF0L, 0x20).build();

        LoadResult result = run(UbootRprocLoader.stm32(UbootRelease.V2026_07, "m4@10000000", STM32MP1, LOAD_ADDRESS),
                image);

        assertThat(result.verdict()).isEqualTo(readOutside("rproc_elf32_find_rsc_table", 0xFFFF_FFF0L, 4));
    }

    private static ElfBuilder tableAt(long offset, long size) {
        return elf32().load(0, 4, 4).section(SectionRecipe.section(".resource_table").bytes(16)
                .offset(offset).size(size));
    }

    @Test
    void theNamesArePlacedByAnIndexThatNobodyChecks() {
        byte[] image = elf32().load(0, 4, 4).with(E_SHSTRNDX, 0xFFFE).build();
        long shoff = ElfClass.ELFCLASS32.shoff(Bytes.of(image));

        LoadResult result = run(UbootRprocLoader.stm32(UbootRelease.V2026_07, "m4@10000000", STM32MP1, LOAD_ADDRESS),
                image);

        assertThat(result.verdict())
                .isEqualTo(readOutside("rproc_elf32_find_rsc_table", shoff + 0xFFFEL * 40 + 16, 4));
    }

    @Test
    void theEndOfAnElf64sSectionHeaderHas64BitsOn32BitBoardsToo() {
        byte[] image = elf64().load(0, 4, 4).with(E_SHOFF, 0x1_0000_0000L).build();

        LoadResult result = run(NARROW, image);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(debug(result)).containsExactly("Image is too small");
    }

    @Test
    void noHeaderBehindTheLastIsReadOfElf64() {
        byte[] image = elf64().segment(load(0x100).bytes(8).placedAt(0x40)).programHeadersAt(0x48)
                .withoutSectionHeaders().with(E_SHOFF, 0).build();

        assertThat(image).hasSize(0x48 + 56);
        assertThat(run(WIDE, image).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void whatIsNotToBeLoadedIsSkippedInElf64Too() {
        LoadResult result = run(WIDE, elf64().segment(load(0x100).type(4).bytes(8)).load(0x200, 8, 8).build());

        assertThat(result.segments()).extracting(s -> s.fate()).containsExactly(Fate.SKIPPED, Fate.LOADED);
    }

    @Test
    void anElf64sTableIsRefusedInItsOwnWords() {
        LoadResult result = ElfLoaderEntry.LOAD_RSC_TABLE.load(UbootRelease.V2025_01, ATT_IMX8MN,
                new Firmware("test.elf", Bytes.of(elf64().build())));

        assertThat(debug(result)).containsExactly("No loadable segments", "Invalid ELF64 Image -8");
    }

    @Test
    void theEndOfAnElf64sTableHas64Bits() {
        byte[] image = elf64().load(0, 4, 4).section(SectionRecipe.section(".resource_table").bytes(16)
                .offset(0x1_0000_0000L).size(16)).build();

        assertThat(table(ElfClass.ELFCLASS64, image, Ulong.BITS64)).isEqualTo(Errno.ENOSPC.value());
    }

    @Test
    void aTableWithoutItsHeaderIsCalledSo() {
        byte[] image = withTable(Content.hex("010000000000000000000000000000")).build();

        LoadResult result = run(UbootRprocLoader.stm32(UbootRelease.V2026_07, "m4@10000000", STM32MP1, LOAD_ADDRESS),
                image);

        assertThat(debug(result)).startsWith("header-less resource table");
    }

    @Test
    void anElf64sTableHasToEndInTheFile() {
        ElfBuilder elf = elf64().load(0, 4, 4)
                .section(SectionRecipe.section(".resource_table").bytes(words(1, 0, 0, 0)));
        int end = elf.build().length;
        byte[] image = elf64().load(0, 4, 4).section(SectionRecipe.section(".resource_table")
                .bytes(words(1, 0, 0, 0)).offset(end - 16).size(17)).build();

        assertThat(table(ElfClass.ELFCLASS64, elf.build(), Ulong.BITS64)).isZero();
        assertThat(table(ElfClass.ELFCLASS64, image, Ulong.BITS64)).isEqualTo(Errno.ENOSPC.value());
    }

    @Test
    void whatAnElf64sTableLeavesIsCalledByItsOwnFunctions() {
        byte[] noNames = elf64().load(0, 4, 4).with(E_SHSTRNDX, 0xFFFE).build();
        byte[] noPlace = elf64().load(0, 4, 4).section(SectionRecipe.section(".resource_table").addr(0xF000_0000L)
                .bytes(words(1, 0, 0, 0))).build();
        long shoff = ElfClass.ELFCLASS64.shoff(Bytes.of(noNames));

        assertThat(rscTable(noNames))
                .isEqualTo(readOutside("rproc_elf64_find_rsc_table", shoff + 0xFFFEL * 64 + 24, 8));
        assertThat(rscTable(noPlace)).isEqualTo(writeToNull("rproc_elf64_load_rsc_table", 16));
    }

    private static Verdict rscTable(byte[] image) {
        return ElfLoaderEntry.LOAD_RSC_TABLE
                .load(UbootRelease.V2025_01, ATT_IMX8MN, new Firmware("test.elf", Bytes.of(image))).verdict();
    }

    @Test
    void identityIsNotNull() {
        Pointer to = new Pointer();

        new PlainDriver("testproc cpu", Ulong.BITS64).deviceToVirt(null, 0, 4, to);

        assertThat(to.isNull()).isFalse();
        assertThat(to.sa()).isZero();
    }

    private static void assertRefused(byte[] image, Errno errno, String why) {
        LoadResult result = run(WIDE, image);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(errno.value()));
        assertThat(debug(result)).containsExactly(why);
        assertThat(console(result)).containsExactly("testproc cpu: Invalid ELF32 Image " + errno.value(),
                "Load Remote Processor 0 with data@addr=0x40400000 " + image.length + " bytes: Failed!");
        assertThat(result.memory().writes()).isEmpty();
    }
}

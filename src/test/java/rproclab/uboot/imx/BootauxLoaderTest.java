// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.EhdrField.*;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.memory.Region.region;
import static rproclab.uboot.Boards.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Access;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFate.Fate;
import rproclab.loader.Verdict;
import rproclab.memory.Region;
import rproclab.memory.Write;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.Ulong;

class BootauxLoaderTest {
    private static final Loader IMX8M = imx8m(UbootRelease.V2026_07);
    private static final Loader IMX7D = imx7d(UbootRelease.V2026_07);
    private static final String AUX = "load_elf_image_m_core_phdr";

    private static Loader imx8m(UbootRelease release) {
        return BootauxLoader.hostmap(release, Ulong.BITS64, LOAD_ADDRESS, HOSTMAP_IMX8M, 0x7E_0000);
    }

    private static Loader imx7d(UbootRelease release) {
        return BootauxLoader.hostmap(release, Ulong.BITS32, LOAD_ADDRESS, HOSTMAP_MX7, 0x18_0000);
    }

    /** Vectors in the first segment, data with .bss in the second. */
    private static ElfBuilder firmware() {
        return elf32().entry(0x401).segment(load(0).bytes(Content.words(0x2002_0000L, 0x401, 7)))
                .load(0x2000_0000L, 8, 0x18);
    }

    @Test
    void imx8mLoadsThroughTheHostMapAndStartsAtTheEntry() {
        LoadResult result = run(IMX8M, firmware().build());

        assertThat(IMX8M.name()).isEqualTo("uboot-2026.07-bootaux");
        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(console(result))
                .containsExactly("## Starting auxiliary core stack = 0x20020000, pc = 0x00000401...");
        assertThat(debug(result)).first().isEqualTo("Loading phdr 0 to 0x00000000007e0000 (12 bytes)");
        assertThat(result.memory().writes()).containsExactly(new Write(0x7E_0000, 12, Write.Kind.COPY),
                new Write(0x80_0000, 8, Write.Kind.COPY), new Write(0x80_0008, 0x10, Write.Kind.ZERO),
                new Write(0x7E_0000, 4, Write.Kind.COPY), new Write(0x7E_0004, 4, Write.Kind.COPY));
        assertThat(result.memory().u32(0x7E_0000)).isEqualTo(0x2002_0000L);
        assertThat(result.memory().u32(0x7E_0004)).isEqualTo(0x401);
        assertThat(result.memory().u32(0x7E_0008)).isEqualTo(7);
        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x401));
        assertThat(result.segments()).extracting(s -> s.region().orElse("")).containsExactly("TCML alias", "TCML/U");
    }

    @Test
    void releasesFrom202301DoTheSameOnImx8m() {
        for (UbootRelease release : List.of(UbootRelease.V2023_01, UbootRelease.V2025_01, UbootRelease.IMX_2023_04)) {
            LoadResult result = run(imx8m(release), firmware().build());

            assertThat(result.memory().sameContents(run(IMX8M, firmware().build()).memory())).isTrue();
            assertThat(console(result)).isEqualTo(console(run(IMX8M, firmware().build())));
        }
    }

    @Test
    void imx7dLeavesTheStackPointerToTheFirmware() {
        LoadResult result = run(IMX7D, elf32().entry(0x1FFF_8401L)
                .segment(load(0x1FFF_8000L).bytes(Content.words(0x2000_8000L, 0x1FFF_8401L))).build());

        assertThat(console(result))
                .containsExactly("## Starting auxiliary core stack = 0x00000000, pc = 0x1FFF8401...");
        assertThat(result.memory().u32(0x7F_8000)).isEqualTo(0x2000_8000L);
        assertThat(result.memory().u32(0x18_0000)).isZero();
        assertThat(result.memory().u32(0x18_0004)).isEqualTo(0x1FFF_8401L);
    }

    /** A hole, kept: only where a segment starts is looked up. */
    @Test
    void aSegmentMayLeaveItsRow() {
        LoadResult result = run(IMX8M, elf32().entry(1).load(0x1F000, 0x800, 0x9000).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).contains(new Write(0x7F_F800, 0x8800, Write.Kind.ZERO));
    }

    @Test
    void aRowEndsBeforeItsLastAddressPlusOne() {
        assertThat(IMX8M.translates(0x1FFFF, 1)).isTrue();
        assertThat(IMX8M.translates(0x20000, 1)).isFalse();
        assertThat(IMX8M.translates(0x17FFFF, 1)).isFalse();
        assertThat(IMX8M.translates(0x180000, 1)).isTrue();
    }

    @Test
    void anAddressInNoRowEndsItAndWhatWasWrittenStays() {
        LoadResult result = run(IMX8M, elf32().entry(1).load(0, 8, 8).load(0xF000_0000L, 8, 8).load(0x10, 8, 8)
                .build());

        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(console(result)).containsExactly("Invalid aux core address: f0000000");
        assertThat(result.memory().writes()).containsExactly(new Write(0x7E_0000, 8, Write.Kind.COPY));
        assertThat(result.segments()).extracting(s -> s.fate()).containsExactly(Fate.LOADED, Fate.REFUSED,
                Fate.NOT_REACHED);
        assertThat(result.bootAddress()).isEmpty();
    }

    @Test
    void withoutAHostMapNoSegmentIsLoaded() {
        Loader imx6sx = BootauxLoader.hostmap(UbootRelease.V2025_01, Ulong.BITS32, LOAD_ADDRESS, List.of(), 0x7F_8000);

        LoadResult result = run(imx6sx, elf32().entry(1).load(0x1FFF_8000L, 8, 8).build());

        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(console(result)).containsExactly("Invalid aux core address: 1fff8000");
    }

    /** A hole, kept: i.MX6SX of 2023.01 has a weak hostmap[] without a last row. */
    @Test
    void aHostMapWithoutALastRowIsReadBehindItsEnd() {
        Loader imx6sx = BootauxLoader.unterminatedHostmap(UbootRelease.V2023_01, Ulong.BITS32, LOAD_ADDRESS, 0x7F_8000);

        LoadResult result = run(imx6sx, elf32().entry(1).load(0x1FFF_8000L, 8, 8).build());

        assertThat(imx6sx.translates(0x1FFF_8000L, 8)).isFalse();
        assertThat(result.verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "get_host_mapping", "hostmap", 8, 4));
    }

    /** A hole, kept: a row's end is a u32 sum. */
    @Test
    void aRowUpToFourGigabytesHoldsNothing() {
        Region ddr = region("DDR", 0x8000_0000L, 0x8000_0000L, 0x8000_0000L);
        Loader loader = BootauxLoader.hostmap(UbootRelease.V2025_01, Ulong.BITS32, LOAD_ADDRESS, List.of(ddr), 0);

        assertThat(loader.translates(0x8000_0000L, 1)).isFalse();
    }

    @Test
    void theFirstSegmentWithBytesGivesTheStackPointerVectorsOrNot() {
        LoadResult result = run(IMX8M, elf32().entry(0x401).load(0x100, 0, 8)
                .segment(load(0x2000_0000L).bytes(Content.words(0xDEAD_BEEFL)))
                .segment(load(0).bytes(Content.words(0x2002_0000L, 0x401))).build());

        assertThat(console(result))
                .containsExactly("## Starting auxiliary core stack = 0xDEADBEEF, pc = 0x00000401...");
        assertThat(result.memory().u32(0x7E_0000)).isEqualTo(0xDEAD_BEEFL);
    }

    @Test
    void withoutASegmentThatHasBytesTheStackPointerIsAnything() {
        LoadResult result = run(IMX8M, elf32().entry(0x401).load(0x100, 0, 8).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(console(result))
                .containsExactly("## Starting auxiliary core stack = 0x????????, pc = 0x00000401...");
        assertThat(result.memory().written(0x7E_0000)).isFalse();
        assertThat(result.memory().u32(0x7E_0004)).isEqualTo(0x401);
    }

    @Test
    void theStackPointerIsAWholeWordOfAShorterSegment() {
        byte[] whole = elf32().entry(1).load(0, 2, 2).withoutSectionHeaders().build();
        int end = 52 + 32 + 2;

        LoadResult result = run(IMX8M, Arrays.copyOf(whole, end));

        assertThat(result.verdict()).isEqualTo(readOutside(AUX, end - 2, 4));
    }

    @Test
    void entryZeroIsTakenForAFailure() {
        LoadResult result = run(IMX8M, elf32().load(0, 8, 8).build());

        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(console(result)).isEmpty();
        assertThat(result.memory().writes()).hasSize(1);
    }

    @Test
    void anElf64IsReadAsAnElf32() {
        LoadResult result = run(IMX8M, elf64().entry(0x401).load(0, 8, 8).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).containsExactly(new Write(0x7E_0004, 4, Write.Kind.COPY));
    }

    @Test
    void whatIsNoExecutableIsARawImage() {
        LoadResult result = run(IMX8M, elf32().load(0, 8, 8).with(E_TYPE, 3).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(console(result)).containsExactly("## Not a 32-bit elf image at address 0x40400000",
                "## Starting auxiliary core stack = 0x464C457F, pc = 0x00010101...");
        assertThat(result.segments()).extracting(s -> s.fate()).containsExactly(Fate.NOT_REACHED);
    }

    @Test
    void aRawImageHasTwoWords() {
        byte[] seven = "\0\0\2\40\1\4\0".getBytes(StandardCharsets.ISO_8859_1);

        LoadResult result = run(IMX8M, seven);

        assertThat(result.verdict()).isEqualTo(readOutside("arch_auxiliary_core_up", 4, 4));
        assertThat(console(result)).containsExactly("## No elf image at address 0x40400000");
    }

    @Test
    void beforeElfCameToImx8mEverythingIsARawImage() {
        for (UbootRelease release : List.of(UbootRelease.V2021_01, UbootRelease.IMX_2022_04)) {
            LoadResult result = run(imx8m(release), firmware().build());

            assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
            assertThat(console(result))
                    .containsExactly("## Starting auxiliary core stack = 0x464C457F, pc = 0x00010101...");
            assertThat(result.memory().writes()).hasSize(2);
            assertThat(imx8m(release).translates(0, 1)).isFalse();
        }
    }

    @Test
    void in202101Imx7dTakesLoadAddressesAsTheyStand() {
        Loader old = imx7d(UbootRelease.V2021_01);

        LoadResult result = run(old, elf32().entry(0x1FFF_8401L).load(0x1FFF_8000L, 8, 8)
                .segment(load(0x100).type(0x7000_0001L).bytes(8)).build());

        assertThat(console(result))
                .containsExactly("## Starting auxiliary core stack = 0x00000000, pc = 0x1FFF8401...");
        assertThat(result.memory().written(0x1FFF_8000L)).isTrue();
        assertThat(result.memory().written(0x100)).isTrue();
        assertThat(result.memory().written(0x7F_8000)).isFalse();
        assertThat(old.translates(0xF000_0000L, 1)).isTrue();
    }

    @Test
    void in202101EntryZeroIsAFailureOnImx7dToo() {
        assertThat(run(imx7d(UbootRelease.V2021_01), elf32().load(0x1FFF_8000L, 8, 8).build()).verdict())
                .isEqualTo(Verdict.failed());
    }

    @Test
    void nxps202204TranslatesOnImx7d() {
        LoadResult result = run(imx7d(UbootRelease.IMX_2022_04), elf32().entry(1).load(0x1FFF_8000L, 8, 8).build());

        assertThat(result.memory().written(0x7F_8000)).isTrue();
    }

    @Test
    void aSegmentThatPassesFourGigabytesIsOutsideOn32BitsOnly() {
        Region top = region("top", 0x1000, 0xFFFF_FFF0L, 0x100);
        byte[] image = elf32().entry(1).load(0x1000, 8, 0x11).build();

        Loader narrow = BootauxLoader.hostmap(UbootRelease.V2025_01, Ulong.BITS32, LOAD_ADDRESS, List.of(top), 0);
        Loader wide = BootauxLoader.hostmap(UbootRelease.V2025_01, Ulong.BITS64, LOAD_ADDRESS, List.of(top), 0);

        assertThat(run(narrow, image).verdict()).isEqualTo(writeOutside(AUX, 0xFFFF_FFF8L, 9));
        assertThat(run(wide, image).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    // i.MX8QM and i.MX8QXP.

    private static final Loader IMX8QM = BootauxLoader.imx8(UbootRelease.V2025_01, ScuSoc.IMX8QM, 1, 0x38FE_0000L,
            0x8028_0000L);

    @Test
    void imx8qmCopiesTheFileAsItIs() {
        LoadResult result = run(IMX8QM, new byte[0x20001]);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(console(result)).containsExactly("Power on M4 and MU",
                "Copy M4 image from 0x80280000 to TCML 0x38fe0000", "Start M4 1", "bootaux complete");
        assertThat(result.memory().writes()).containsExactly(new Write(0x38FE_0000L, 0x20000, Write.Kind.COPY));
        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x38FE_0000L));
        assertThat(IMX8QM.translates(0, 1)).isFalse();
    }

    @Test
    void ofAShorterFileItsBytesAreCopied() {
        assertThat(run(IMX8QM, new byte[]{1}).memory().writes())
                .containsExactly(new Write(0x38FE_0000L, 1, Write.Kind.COPY));
    }

    @Test
    void nxpCopiesBothTcms() {
        Loader nxp = BootauxLoader.imx8(UbootRelease.IMX_2022_04, ScuSoc.IMX8QXP, 0, 0x34FE_0000L, 0x8028_0000L);

        LoadResult result = run(nxp, new byte[0x40001]);

        assertThat(result.memory().writes()).containsExactly(new Write(0x34FE_0000L, 0x40000, Write.Kind.COPY));
        assertThat(console(result)).containsExactly("Power on aux core 0", "Copy image from 0x80280000 to 0x34fe0000",
                "Start M4", "bootaux complete");
    }

    @Test
    void anImageInTcmlIsRefusedAndSoIsOneRightBehindIt() {
        for (long addr : new long[]{0x38FE_0000L, 0x3900_0000L}) {
            Loader loader = BootauxLoader.imx8(UbootRelease.V2025_01, ScuSoc.IMX8QM, 1, 0x38FE_0000L, addr);

            LoadResult result = run(loader, new byte[8]);

            assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
            assertThat(console(result)).containsExactly(
                    "Wrong image address 0x%x, should not in TCML".formatted(addr));
        }
        for (long addr : new long[]{0x38FD_FFFFL, 0x3900_0001L}) {
            Loader loader = BootauxLoader.imx8(UbootRelease.V2025_01, ScuSoc.IMX8QM, 1, 0x38FE_0000L, addr);

            assertThat(run(loader, new byte[8]).verdict()).isEqualTo(Verdict.ACCEPTED);
        }
    }

    @Test
    void imx8qxpSaysItOtherwise() {
        Loader loader = BootauxLoader.imx8(UbootRelease.V2025_01, ScuSoc.IMX8QXP, 0, 0x34FE_0000L, 0x34FE_0000L);

        assertThat(console(run(loader, new byte[8])))
                .containsExactly("Wrong image address 0x34fe0000, should not in aux core ram");
    }

    // i.MX9.

    @Test
    void imx9LooksAtNothing() {
        Loader imx93 = BootauxLoader.imx9(UbootRelease.V2025_01, List.of(), 0x8040_0000L);

        LoadResult result = run(imx93, new byte[0]);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(console(result)).containsExactly("## Starting auxiliary core addr = 0x80400000...");
        assertThat(result.memory().writes()).isEmpty();
        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x8040_0000L));
    }

    @Test
    void nxps202304LooksAtTheAddress() {
        List<Region> startable = List.of(region("DDR", 0x8000_0000L, 0x8000_0000L, 0x1000));

        assertThat(run(BootauxLoader.imx9(UbootRelease.IMX_2023_04, startable, 0x8000_0FFFL), new byte[8]).verdict())
                .isEqualTo(Verdict.ACCEPTED);
        LoadResult result = run(BootauxLoader.imx9(UbootRelease.IMX_2023_04, startable, 0x8000_1000L), new byte[8]);

        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(console(result)).containsExactly("Error: Image's address 0x80001000 is invalid",
                "     Address should be memory from M core view,", "     For example: 0x1ffe0000 for TCML in secure");
    }
}

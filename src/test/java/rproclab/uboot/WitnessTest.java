// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.EhdrField.*;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.uboot.Boards.*;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.loader.Errno;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFate.Fate;
import rproclab.loader.Verdict;
import rproclab.uboot.imx.BootauxLoader;
import rproclab.uboot.lib.BootElfLoader;
import rproclab.uboot.remoteproc.UbootRprocLoader;

/**
 * Images on which loaders disagree, and what three of U-Boot 2026.07's say: {@code rproc} on i.MX8MP, {@code bootaux} on
 * i.MX8M, {@code bootelf -p}.
 */
class WitnessTest {
    private static final UbootRelease RELEASE = UbootRelease.V2026_07;
    private static final Loader RPROC = UbootRprocLoader.imx(RELEASE, "imx8mp-cm7", ATT_IMX8MN, LOAD_ADDRESS);
    private static final Loader RPROC_8MM = UbootRprocLoader.imx(RELEASE, "imx8mm-cm4", ATT_IMX8MQ, LOAD_ADDRESS);
    private static final Loader BOOTAUX = BootauxLoader.hostmap(RELEASE, Ulong.BITS64, LOAD_ADDRESS, HOSTMAP_IMX8M,
            0x7E_0000);
    private static final Loader BOOTELF = BootElfLoader.byProgramHeaders(RELEASE, Ulong.BITS64, LOAD_ADDRESS);

    private static final Verdict OK = Verdict.ACCEPTED;
    private static final Verdict FAILED = Verdict.failed();
    private static final Verdict EINVAL = Verdict.rejected(Errno.EINVAL.value());
    private static final String RPROC32 = "rproc_elf32_load_image";
    private static final String RPROC64 = "rproc_elf64_load_image";
    private static final String AUX = "load_elf_image_m_core_phdr";
    private static final String ELF32 = "load_elf_image_phdr";
    private static final String ELF64 = "load_elf64_image_phdr";
    private static final int PHDRS32 = 52;
    private static final int PHDRS64 = 64;

    private static Arguments row(String name, ElfBuilder image, Verdict rproc, Verdict bootaux, Verdict bootelf) {
        return arguments(name, image.build(), rproc, bootaux, bootelf);
    }

    private static ElfBuilder elf() {
        return elf32().entry(0x401);
    }

    static Stream<Arguments> rows() {
        int whole = elf().load(0, 0x10, 0x10).build().length;
        return Stream.of(
        // @formatter:off
            row("1: .data's LMA in ITCM, .bss counted, ELF32", elf().load(0x1F000, 0x800, 0x9000),
                writeToNull(RPROC32, 0x800), OK, OK),
            row("1: the same, ELF64", elf64().entry(0x401).load(0x1F000, 0x800, 0x9000),
                EINVAL, OK, OK),
            row("2: ITCM filled exactly", elf().load(0, 0x20, 0x20000),
                writeToNull(RPROC32, 0x20), OK, OK),
            row("3: ITCM filled but for one byte", elf().load(0, 0x20, 0x1FFFF), OK, OK, OK),
            row("4, 5: a DDR region filled exactly", elf().load(0x8000_0000L, 0x20, 0x100_0000), OK, OK, OK),
            row("8: ITCM to past its end", elf().load(0x1F000, 0x2000, 0x2000),
                writeToNull(RPROC32, 0x2000), OK, OK),
            row("9: the other SoCs' TCML", elf().load(0x1FFE_0000L, 0x20, 0x20),
                writeToNull(RPROC32, 0x20), OK, OK),
            row("10: nothing where no row is, ELF32", elf().load(0xF000_0000L, 0, 0), OK, FAILED, OK),
            row("10: nothing where no row is, ELF64", elf64().load(0xF000_0000L, 0, 0), EINVAL, FAILED, OK),
            row("11: filesz without memsz, ELF32", elf().load(0, 0x10, 0),
                OK, writeOutside(AUX, 0x7E_0010, 0xFFFF_FFF0L), writeOutside(ELF32, 0x10, 0xFFFF_FFF0L)),
            row("11: filesz without memsz, ELF64", elf64().load(0, 0x10, 0),
                writeOutside(RPROC64, 0x7E_0010, -0x10), FAILED, writeOutside(ELF64, 0x10, -0x10)),
            row("12: filesz one more than memsz", elf().load(0, 0x11, 0x10),
                writeOutside(RPROC32, 0x7E_0011, 0xFFFF_FFFFL), writeOutside(AUX, 0x7E_0011, 0xFFFF_FFFFL),
                writeOutside(ELF32, 0x11, 0xFFFF_FFFFL)),
            row("13: one byte more than the file has", elf().segment(load(0).filesz(0x10).memsz(0x10).offset(whole - 0xF)).fileSize(whole),
                readOutside(RPROC32, whole - 0xF, 0x10), readOutside(AUX, whole - 0xF, 0x10),
                readOutside(ELF32, whole - 0xF, 0x10)),
            row("13: the file's last byte", elf().segment(load(0).filesz(0x10).memsz(0x10).offset(whole - 0x10)).fileSize(whole),
                OK, OK, OK),
            row("14: offset + filesz wraps", elf64().entry(1).segment(load(0).filesz(0x200).memsz(0x200).offset(-0x100)),
                readOutside(RPROC64, -0x100, 0x200), OK, readOutside(ELF64, -0x100, 0x200)),
            row("15: bit 32 of paddr", elf64().entry(1).load(0x1_8000_0000L, 8, 8), EINVAL, OK, OK),
            row("16: da + memsz wraps", elf64().entry(1).load(0x100, 8, -8),
                writeOutside(RPROC64, 0x7E_0108, -16), OK, writeOutside(ELF64, 0x108, -16)),
            row("17: ELF64", elf64().entry(0x401).load(0, 8, 8), OK, OK, OK),
            row("18: e_phentsize is not looked at", elf().load(0, 8, 8).with(E_PHENTSIZE, 99), OK, OK, OK),
            row("19: no program header", elf(), Verdict.rejected(Errno.ENOEXEC.value()), OK, OK),
            row("20: PN_XNUM", elf().withoutSectionHeaders().with(E_PHNUM, 0xFFFF).segment(load(0).type(0)),
                readOutside(RPROC32, PHDRS32 + 32 + 12, 4), readOutside(AUX, PHDRS32 + 32 + 12, 4),
                readOutside(ELF32, PHDRS32 + 32 + 12, 4)),
            row("20: PN_XNUM, ELF64", elf64().entry(1).withoutSectionHeaders().with(E_PHNUM, 0xFFFF).segment(load(0).type(0)),
                readOutside(RPROC64, PHDRS64 + 56 + 24, 8), OK, readOutside(ELF64, PHDRS64 + 56 + 24, 8)),
            row("21: big-endian, as a whole", elf().load(0, 8, 8).with(EI_DATA, 2).with(E_TYPE, 0x200),
                Verdict.rejected(Errno.EPROTONOSUPPORT.value()), OK, FAILED),
            row("21: big-endian, by EI_DATA alone", elf().load(0, 8, 8).with(EI_DATA, 2),
                Verdict.rejected(Errno.EILSEQ.value()), OK, OK),
            row("22: ET_DYN", elf().load(0, 8, 8).with(E_TYPE, 3),
                Verdict.rejected(Errno.EPROTONOSUPPORT.value()), OK, FAILED),
            row("22: ET_REL", elf().load(0, 8, 8).with(E_TYPE, 1),
                Verdict.rejected(Errno.EPROTONOSUPPORT.value()), OK, FAILED),
            row("23: x86", elf().load(0, 8, 8).with(E_MACHINE, 3), OK, OK, OK),
            row("24: no room for one section header", elf().load(0, 8, 8).with(E_SHOFF, whole - 39).fileSize(whole),
                Verdict.rejected(Errno.ENOSPC.value()), OK, OK),
            row("24: room for one", elf().load(0, 8, 8).with(E_SHOFF, whole - 40).fileSize(whole), OK, OK, OK),
            row("25: no section headers", elf().load(0, 8, 8).withoutSectionHeaders(), OK, OK, OK),
            row("26: e_phoff at the end", elf().load(0, 0x10, 0x10).with(E_PHOFF, whole),
                readOutside(RPROC32, whole + 12, 4), readOutside(AUX, whole + 12, 4), readOutside(ELF32, whole + 12, 4)),
            row("26: e_phoff behind the end", elf().load(0, 0x10, 0x10).with(E_PHOFF, whole + 1),
                Verdict.rejected(Errno.ENOSPC.value()), readOutside(AUX, whole + 13, 4), readOutside(ELF32, whole + 13, 4)),
            row("27: e_shstrndx out of range", elf().load(0, 8, 8).with(E_SHSTRNDX, 0xFFFE), OK, OK, OK),
            row("37: e_entry 0", elf32().load(0, 8, 8), OK, FAILED, OK));
            // @formatter:on
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void rprocSays(String name, byte[] image, Verdict rproc, Verdict bootaux, Verdict bootelf) {
        assertThat(run(RPROC, image).verdict()).isEqualTo(rproc);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void bootauxSays(String name, byte[] image, Verdict rproc, Verdict bootaux, Verdict bootelf) {
        assertThat(run(BOOTAUX, image).verdict()).isEqualTo(bootaux);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void bootelfSays(String name, byte[] image, Verdict rproc, Verdict bootaux, Verdict bootelf) {
        assertThat(run(BOOTELF, image).verdict()).isEqualTo(bootelf);
    }

    static Stream<Arguments> places() {
        return Stream.of(
        // @formatter:off
            arguments("3: ITCM", RPROC, 0x0L, 0x7E_0000L),
            arguments("3: ITCM", BOOTAUX, 0x0L, 0x7E_0000L),
            arguments("3: as it stands", BOOTELF, 0x0L, 0x0L),
            arguments("6: DDR code alias, to the start of DDR", RPROC, 0x1000_1000L, 0x4000_1000L),
            arguments("6: DDR code alias, 1 GiB off", BOOTAUX, 0x1000_1000L, 0x8000_1000L),
            arguments("6: as it stands", BOOTELF, 0x1000_1000L, 0x1000_1000L),
            arguments("7: across TCML and TCMU", RPROC_8MM, 0x1FFF_F000L, 0x7F_F000L),
            arguments("7: across TCML and TCMU", BOOTAUX, 0x1FFF_F000L, 0x7F_F000L),
            arguments("7: as it stands", BOOTELF, 0x1FFF_F000L, 0x1FFF_F000L));
            // @formatter:on
    }

    @ParameterizedTest(name = "{0}: {1} puts it at {3}")
    @MethodSource("places")
    void aSegmentIsPutAt(String name, Loader loader, long da, long sa) {
        var result = run(loader,
                elf().segment(load(da + 0x10).bytes(Content.words(0x1234_5678L)).memsz(0x2000)).build());

        assertThat(result.verdict()).isEqualTo(OK);
        assertThat(result.memory().u32(sa + 0x10)).isEqualTo(0x1234_5678L);
        assertThat(result.memory().written(sa + 0x10 + 0x1FFF)).isTrue();
        assertThat(result.memory().written(sa + 0x10 + 0x2000)).isFalse();
    }

    @ParameterizedTest(name = "41: {0}")
    @MethodSource("loaders")
    void ofTwoSegmentsThatOverlapTheLaterOneWinsWithItsZeros(Loader loader, long sa) {
        var result = run(loader, elf().segment(load(0x20).bytes(Content.words(1, 2, 3)))
                .segment(load(0x24).bytes(Content.NONE).memsz(4)).build());

        assertThat(result.memory().u32(sa + 0x20)).isEqualTo(1);
        assertThat(result.memory().u32(sa + 0x24)).isZero();
        assertThat(result.memory().u32(sa + 0x28)).isEqualTo(3);
    }

    @ParameterizedTest(name = "44: {0}")
    @MethodSource("loaders")
    void aSegmentOfBssAloneIsZeroed(Loader loader, long sa) {
        var result = run(loader, elf().segment(load(0x40).bytes(Content.words(7))).load(0x80, 0, 0x10).build());

        assertThat(result.verdict()).isEqualTo(OK);
        assertThat(result.memory().written(sa + 0x8F)).isTrue();
        assertThat(result.memory().written(sa + 0x90)).isFalse();
    }

    static Stream<Arguments> loaders() {
        return Stream.of(arguments(RPROC, 0x7E_0000L), arguments(BOOTAUX, 0x7E_0000L), arguments(BOOTELF, 0L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loaders")
    void programHeadersOfOtherTypesAreSkipped(Loader loader, long sa) {
        var result = run(loader, elf().load(0x20, 4, 4).segment(load(0x30).type(0x7000_0001L).bytes(8)).build());

        assertThat(result.verdict()).isEqualTo(OK);
        assertThat(result.memory().written(sa + 0x30)).isFalse();
        assertThat(result.segments().get(1).fate()).isEqualTo(Fate.SKIPPED);
    }
}

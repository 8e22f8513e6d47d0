// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static rproclab.compare.Answer.accepted;
import static rproclab.compare.Answer.rejected;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.loader.Errno.EINVAL;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.bytes.Bytes;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFate.Fate;
import rproclab.loader.Verdict;
import rproclab.memory.TargetMemory.Range;
import rproclab.target.Target;
import rproclab.target.Targets;

/** The firmware images of the project: that the committed ones are what is built, and those that only a test builds. */
class FixturesTest {
    private static final Path FIXTURES = Path.of("fixtures", "firmware");
    /** Debian 12's, with which the committed images were built; another one gives other bytes. */
    private static final String COMPILER = "12.2.1";
    private static final int ALL_PHDRS = 0xFFFF;
    private static final String[] ALL = {"linux"};
    private static final String[] FROM_5_15 = {"linux-5.15.148", "linux-5.15.168", "linux-6.1", "linux-6.6.53",
            "linux-6.6.54", "linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3", "linux-imx-5.15",
            "linux-imx-6.1", "linux-imx-6.6", "linux-imx-6.12"};
    /** TCML and TCMU of 8MM are two rows. */
    private static final String[] TWO_ROWS = {"linux-5.15.148", "linux-5.15.168", "linux-6.1", "linux-6.6.53",
            "linux-6.6.54"};
    private static final String[] ONE_ROW = {"linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3",
            "linux-imx-5.15", "linux-imx-6.1", "linux-imx-6.6", "linux-imx-6.12"};
    private static final Firmware ALL_PROGRAM_HEADERS = allProgramHeaders();

    @Test
    void buildingTheImagesGivesTheCommittedBytes(@TempDir Path out) throws IOException, InterruptedException {
        assumeThat(compiler()).isEqualTo(COMPILER);

        Process build = new ProcessBuilder(FIXTURES.resolve("build").toAbsolutePath().toString(), "--out",
                out.toString()).redirectErrorStream(true).start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(build.waitFor()).as(said).isZero();
        assertThat(images(out)).isNotEmpty().isEqualTo(images(FIXTURES));
        assertThat(images(out)).allSatisfy(
                name -> assertThat(out.resolve(name)).hasSameBinaryContentAs(FIXTURES.resolve(name)));
    }

    private static String compiler() throws InterruptedException {
        try {
            Process gcc = new ProcessBuilder("arm-none-eabi-gcc", "-dumpfullversion").start();
            String version = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            gcc.waitFor();
            return version;
        } catch (IOException notInstalled) {
            return "none";
        }
    }

    private static List<String> images(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".elf")).sorted()
                    .toList();
        }
    }

    /** Two bytes each, together ITCM but for its last two bytes. */
    private static Firmware allProgramHeaders() {
        ElfBuilder image = elf32().entry(0x401);
        for (int i = 0; i < ALL_PHDRS; i++) {
            image.segment(load(2L * i).bytes(Content.hex("0104")));
        }
        image.section(section(".isr_vector").flags(Elf.SHF_ALLOC).addr(0x2000_0000L).bytes(8));
        return new Firmware("fw.elf", Bytes.of(image.build()));
    }

    static List<Named<Loader>> named() {
        return loadersOfI8mp().stream().map(loader -> Named.of(loader.name(), loader)).toList();
    }

    private static List<Loader> loadersOfI8mp() {
        return Loaders.of(Targets.find("imx8mp-m7").orElseThrow()).applicable().loaders();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void theLoaderTakesAllOf65535ProgramHeaders(Loader loader) {
        LoadResult load = loader.load(ALL_PROGRAM_HEADERS);

        assertThat(load.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(load.segments().stream().filter(fate -> fate.fate() == Fate.LOADED).count())
                .isEqualTo(readsProgramHeaders(loader.name()) ? ALL_PHDRS : 0);
    }

    private static boolean readsProgramHeaders(String loader) {
        return switch (LoaderKind.of(loader)) {
            case LINUX, RPROC, BOOTELF -> true;
            case BOOTAUX -> !loader.matches("uboot-(2021.01|imx-2022.04)-bootaux");
            case BOOTAUX_BIN, BOOTELF_S -> false;
        };
    }

    @Test
    void allOf65535ProgramHeadersMakeOneStretchOfItcm() {
        Loader linux = loadersOfI8mp().stream().filter(loader -> loader.name().equals("linux-7.3")).findFirst()
                .orElseThrow();

        assertThat(linux.load(ALL_PROGRAM_HEADERS).memory().ranges())
                .containsExactly(new Range(0x7E_0000L, 2L * ALL_PHDRS));
    }

    private static Answer refused(String device, String da, String size) {
        return rejected(EINVAL, "imx-rproc " + device + ": Translation failed: da = " + da + " len = " + size,
                "remoteproc remoteproc0: bad phdr da " + da + " mem " + size,
                "remoteproc remoteproc0: Failed to load program segments: -22",
                "remoteproc remoteproc0: Boot failed: -22");
    }

    /** Vectors and code where the SoC's demos have them, .data loaded behind, in the sizes of the vendor's image. */
    private static ElfBuilder demo(long vectors, int vectorsSize, long code, int codeSize, long dataRuns, long data,
            int dataSize, long memsz) {
        return elf32().entry(code + 0x179).load(vectors, vectorsSize, vectorsSize).load(code, codeSize, codeSize)
                .segment(load(data).vaddr(dataRuns).bytes(dataSize).memsz(memsz));
    }

    static Stream<Arguments> vendorShapes() {
        ElfBuilder mp = demo(0, 0x2A8, 0x400, 0x1BABC, 0x2000_0000L, 0x1BEBC, 0xC74, 0xD878);
        ElfBuilder mpRelease = demo(0, 0x2A8, 0x400, 0xBA8C, 0x2000_0000L, 0xBE8C, 0xC64, 0xD860);
        ElfBuilder mm = demo(0x1FFE_0000L, 0x240, 0x1FFE_0240L, 0x18C30, 0x1FFF_BA40L, 0x1FFF_8E70L, 0x17E4, 0x1E120);
        ElfBuilder mmRelease = demo(0x1FFE_0000L, 0x240, 0x1FFE_0240L, 0xA27C, 0x1FFF_BA40L, 0x1FFE_A4BCL, 0x17DC,
                0x1E118);
        // of the next two no sizes are known, only why they are refused
        ElfBuilder imx93 = demo(0x0FFE_0000L, 0x400, 0x0FFE_0400L, 0x1B000, 0x2000_0000L, 0x0FFF_B400L, 0x800, 0xC000);
        ElfBuilder imx7d = demo(0x1FFF_8000L, 0x240, 0x1FFF_8240L, 0x4000, 0x2000_0000L, 0x1FFF_C240L, 0x80, 0x6000);
        ElfBuilder pageAligned = elf32().entry(0x1FFF_8401L).load(0x1FFF_0000L, 0x8240, 0x8240);
        // @formatter:off
        return Stream.of(
            arguments("8MP sai_low_power_audio debug", "imx8mp-m7", mp, ALL, refused("imx8mp-cm7", "0x1bebc", "0xd878")),
            arguments("8MP sai_low_power_audio release", "imx8mp-m7", mpRelease, ALL, accepted()),
            arguments("8MM sai_low_power_audio debug", "imx8mm-m4", mm, TWO_ROWS, refused("imx8mm-cm4", "0x1fff8e70", "0x1e120")),
            arguments("8MM sai_low_power_audio debug", "imx8mm-m4", mm, ONE_ROW, accepted()),
            arguments("8MM sai_low_power_audio release", "imx8mm-m4", mmRelease, TWO_ROWS, refused("imx8mm-cm4", "0x1ffea4bc", "0x1e118")),
            arguments("8MM sai_low_power_audio release", "imx8mm-m4", mmRelease, ONE_ROW, accepted()),
            arguments("93, .data behind .text in TCM", "imx93-m33", imx93, ALL, refused("remoteproc-cm33", "0xfffb400", "0xc000")),
            arguments("7D, .data behind .text in TCML", "imx7d-m4", imx7d, FROM_5_15, refused("imx7d-cm4", "0x1fffc240", "0x6000")),
            // 5.10 wants a resource table, which these do not have, and says nothing about it
            arguments("7D, .data behind .text in TCML", "imx7d-m4", imx7d, new String[] {"linux-5.10", "linux-5.10.262"},
                rejected(EINVAL, "remoteproc remoteproc0: Boot failed: -22").without("Translation", "table").writing()),
            arguments("7D, first segment aligned to a page below TCML", "imx7d-m4", pageAligned, FROM_5_15,
                refused("imx7d-cm4", "0x1fff0000", "0x8240")));
        // @formatter:on
    }

    @ParameterizedTest(name = "{0} on {1} ({index})")
    @MethodSource("vendorShapes")
    void linuxAnswersTheVendorsDemo(String name, String targetName, ElfBuilder image, String[] loaders,
            Answer expected) {
        Target target = Targets.find(targetName).orElseThrow();
        Selection selection = Loaders.of(target).named(List.of(loaders));

        Comparison comparison = Comparison.run(new Firmware("fw.elf", Bytes.of(image.build())), target, selection);

        assertThat(comparison.results()).hasSizeGreaterThanOrEqualTo(loaders.length);
        comparison.results().forEach(result -> expected.isThatOf(result.load(), name + ", " + result.name()));
    }
}

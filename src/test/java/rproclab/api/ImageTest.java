// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Loading and comparing, as a program does it. */
class ImageTest {
    private static final Path FIXTURES = Path.of("fixtures/firmware");
    private static final Core M7 = Core.named("imx8mp-m7");

    @Test
    void refusalIsAnAnswer() throws IOException {
        Loaded load = image("imx8mp-28047.elf").load(M7, "linux-6.12");

        assertThat(load.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(load.accepted()).isFalse();
        assertThat(load.errno()).isEqualTo(OptionalInt.of(-22));
        assertThat(load.reason()).isEqualTo("bad phdr da 0x1de78 mem 0xd5a0");
        assertThat(load.log()).contains("imx-rproc imx8mp-cm7: Translation failed: da = 0x1de78 len = 0xd5a0")
                .last().isEqualTo("remoteproc remoteproc0: Boot failed: -22");
        assertThat(load.bootAddress()).isEqualTo(OptionalLong.of(0x45b));
        assertThat(load).hasToString("linux-6.12: rejected, bad phdr da 0x1de78 mem 0xd5a0");
    }

    @Test
    void memoryIsAsTheLoaderLeftIt() throws IOException {
        Path file = FIXTURES.resolve("imx8mp-28047.elf");

        Loaded load = Image.of("m7.elf", Files.readAllBytes(file)).load(M7, "linux-6.12");

        assertThat(load.written()).containsExactly(new Range(0x7e_0000, 0x2a8), new Range(0x7e_0400, 0x1_da78));
        assertThat(load.read(0x7e_0004, 4)).containsExactly(0x5b, 0x04, 0, 0);
        assertThat(load.read(0x7e_02a8, 1)).containsExactly(0);
        assertThat(load.log()).contains("remoteproc remoteproc0: Booting fw image m7.elf, size " + Files.size(file));
    }

    @Test
    void accessOutsideABufferIsNoRefusal() throws IOException {
        Loaded load = image("imx8mp-28047.elf").load(M7, "uboot-2026.07-rproc");

        assertThat(load.verdict()).isEqualTo(Verdict.UNDEFINED);
        assertThat(load.errno()).isEqualTo(OptionalInt.empty());
        assertThat(load.reason())
                .isEqualTo("write of 0x70 bytes at offset 0x0 of NULL in rproc_elf32_load_image");
    }

    @Test
    void comparisonHasFindingsAndTheReport() throws IOException {
        Compared compared = image("imx8mp-28047.elf").compare(M7, "linux-6.12", "uboot-2026.07-bootaux");

        assertThat(compared.accepted()).isFalse();
        assertThat(compared.agreed()).isFalse();
        assertThat(compared.loads()).extracting(Loaded::loader).containsExactly("linux-6.12", "uboot-2026.07-bootaux");
        assertThat(compared.load("uboot-2026.07-bootaux").accepted()).isTrue();
        assertThat(compared.findings().getFirst()).satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("lma-memsz-overrun");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.evidence()).containsEntry("segment", "2").containsEntry("region", "ITCM");
            assertThat(finding.fix()).contains("> DTCM AT> ITCM");
        });
        assertThat(compared.text()).startsWith("imx8mp-28047.elf on imx8mp-m7 (i.MX 8M Plus, Cortex-M7)\n")
                .contains("\n  error [lma-memsz-overrun] segment 2 ");
    }

    @Test
    void whatIsNotGoodIsAnErrorWithTheReport() throws IOException {
        Compared compared = image("imx8mp-28047.elf").compare(M7, "linux-6.12");

        assertThatExceptionOfType(AssertionError.class).isThrownBy(compared::requireAccepted)
                .withMessage("the firmware is not good\n\n" + compared.text());
    }

    @Test
    void findingOfALoaderThatDoesNotDecideIsNoError() throws IOException {
        Compared compared = image("imx8mp-28047-repaired.elf").compare(M7);

        assertThat(compared.requireAccepted()).isSameAs(compared);
        assertThat(compared.loads()).hasSameSizeAs(M7.loaders());
    }

    @Test
    void loaderThatWasNotAskedIsSaidSo() throws IOException {
        Compared compared = image("imx8mp-28047.elf").compare(M7, "linux-6.1", "linux-6.12");

        assertThatIllegalArgumentException().isThrownBy(() -> compared.load("linux-7.3"))
                .withMessage("linux-7.3 was not asked; these were: linux-6.1, linux-6.12");
    }

    @Test
    void familyIsNoLoader() throws IOException {
        Image image = image("imx8mp-28047.elf");

        assertThatIllegalArgumentException().isThrownBy(() -> image.load(Core.named("am62-m4f"), "linux"))
                .withMessageMatching("'linux' names \\d+ loaders of am62-m4f; one is needed");
    }

    @Test
    void unknownNamesAreAnsweredWithTheNearest() throws IOException {
        Image image = image("imx8mp-28047.elf");

        assertThatIllegalArgumentException().isThrownBy(() -> Core.named("imx8mp-m4"))
                .withMessageStartingWith("no target 'imx8mp-m4'; did you mean imx8mp-m7, ");
        assertThatIllegalArgumentException().isThrownBy(() -> image.load(M7, "linux-6.13"))
                .withMessageStartingWith("no loader 'linux-6.13'; did you mean linux-6.1, ");
    }

    @Test
    void fileThatIsNoElfIsAnInputOutputError() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Image.open(Path.of("missing.elf")))
                .withMessage("missing.elf: no such file");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Image.open(Path.of("LICENSE")))
                .withMessageStartingWith("LICENSE: is not an ELF file: ");
        assertThatIllegalArgumentException().isThrownBy(() -> Image.of("m7.bin", new byte[]{0x7f, 'E', 'L'}))
                .withMessage("m7.bin: is not an ELF file");
    }

    @Test
    void boardSaysWhichCoreItHasAndWhatIsReserved() throws IOException {
        Path tree = Path.of("fixtures/dts/imx8mp.dtb");
        Path moved = Path.of("fixtures/dts/imx8mp-m7-moved.dtbo");
        Image image = image("imx8mp-ddr.elf");

        assertThat(Core.ofBoard(tree).name()).isEqualTo("imx8mp-m7");
        assertThat(image.compare(Core.ofBoard(tree, moved), "linux-6.12").text())
                .isEqualTo(image.compare(M7.onBoard(tree, moved), "linux-6.12").text())
                .isNotEqualTo(image.compare(M7, "linux-6.12").text());
    }

    @Test
    void boardWithoutTheCoreIsSaidSo() {
        Path tree = Path.of("fixtures/dts/imx8mp.dtb");

        assertThatIllegalArgumentException().isThrownBy(() -> Core.named("imx8mm-m4").onBoard(tree))
                .withMessageStartingWith("fixtures/dts/imx8mp.dtb has no enabled node of a remote core for imx8mm-m4");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Core.ofBoard(Path.of("missing.dtb")))
                .withMessage("missing.dtb: no such file");
    }

    @Test
    void everyCoreHasALoader() {
        assertThat(Core.all()).extracting(Core::name).contains("imx8mp-m7", "stm32mp157-m4").doesNotHaveDuplicates();
        assertThat(Core.all()).allMatch(core -> !core.loaders().isEmpty());
    }

    private static Image image(String fixture) throws IOException {
        return Image.open(FIXTURES.resolve(fixture));
    }
}

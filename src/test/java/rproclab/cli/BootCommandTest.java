// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootCommandTest {
    private static final String HELLO = "fixtures/firmware/imx8mm.elf";

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--clobber|vdev0vring0|--clobber vdev0vring0: a region, @, and seconds, as in vdev0vring0@0.5",
            "--clobber|vring@1|no region 'vring'; did you mean m4, vdev0vring0 or vdev0vring1?",
            "--expect-console|/(/|/(/ is no regular expression: Unclosed group",
            "--host|imx-rpmsg|--host imx-rpmsg: choose none, virtio, imx_rpmsg or imx_rpmsg@ADDR",
            "--host|virtio@0|--host virtio@0: choose none, virtio, imx_rpmsg or imx_rpmsg@ADDR",
            "--host|imx_rpmsg@here|--host imx_rpmsg@here: an address, as in imx_rpmsg@0x8fff0000",
            "--ping|0|--ping 0: at least one message"}, quoteCharacter = '"')
    void aWordThatIsNoUseIsAUsageError(String flag, String value, String message) {
        Invocation run = boot(HELLO, "imx8mm-m4", flag, value);

        assertThat(run.err()).isEqualTo("rproclab: " + message + "\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aTargetWhoseRegistersAreNotDescribedIsSaidSo() {
        Invocation run = boot(HELLO, "imx94-m7-0");

        assertThat(run.err()).isEqualTo(
                "rproclab: imx94-m7-0 cannot be booted: its registers are not described\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"imx8mm, imx8mm-m4, linux-7.3, 0", "imx8mp-28047, imx8mp-m7, linux-7.3, 1",
            "imx8mp-ddr, imx8mp-m7, linux-7.3, 4"})
    void theExitCodeSaysHowItEnded(String image, String target, String loader, int code) {
        Invocation run = boot("fixtures/firmware/" + image + ".elf", target, "--loader", loader);

        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void outOfInstructionsHasACodeOfItsOwn() {
        Invocation run = boot(HELLO, "imx8mm-m4", "--expect-console", "never", "--max-instructions", "100");

        assertThat(run.code()).isEqualTo(124);
    }

    @Test
    void theWorstOfSeveralLoadersDecides() {
        Invocation run = boot("fixtures/firmware/imx8mp-ddr.elf", "imx8mp-m7", "--loader",
                "linux-7.3,uboot-2026.07-bootaux");

        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void aTraceHasALineForEachAccess() throws IOException {
        Path file = dir.resolve("trace.txt");

        boot(HELLO, "imx8mm-m4", "--trace", file.toString());

        List<String> lines = Files.readAllLines(file);
        List<String> accesses = lines.stream().filter(line -> line.matches("\\d+ [RW] .*")).toList();
        assertThat(accesses).hasSize(2 * "imx8mm: .data is in place\n.bss is clear\n".length());
        assertThat(accesses.getFirst()).matches("\\d+ R UART4 UTS 0x30a600b4 = 0x60 in 0x1ffe02[0-9a-f]{2}");
        assertThat(accesses.get(1)).matches("\\d+ W UART4 UTXD 0x30a60040 = 0x69 in 0x1ffe02[0-9a-f]{2}");
    }

    @Test
    void aTraceThatCannotBeWrittenIsAnInputError() {
        Path file = dir.resolve("missing/trace.txt");

        Invocation run = boot(HELLO, "imx8mm-m4", "--trace", file.toString());

        assertThat(run.err()).startsWith("rproclab: " + file + ": cannot be written: ");
        assertThat(run.code()).isEqualTo(3);
    }

    private static Invocation boot(String file, String target, String... more) {
        List<String> words = new ArrayList<>(List.of("boot", file, "--target", target));
        words.addAll(List.of(more));
        return Invocation.rproclab(words.toArray(String[]::new));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static rproclab.cli.Invocation.rproclab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dt}: the case of thread 29643, its options, and the one line where one of them is no use. */
class DtCommandTest {
    private static final String TREE = "fixtures/dts/imx8qm-29643.dtb";
    private static final String ENV = "fixtures/env/imx8qm-29643.env";
    private static final String OVERLAP = "fixtures/env/imx8qm-29643-overlap.env";
    private static final String FAILED = "OF: fdt: Reserved memory: failed to reserve memory for node 'm4@88000000': "
            + "base 0x0000000088000000, size 128 MiB";
    private static final String SUMMARY = "info  OF: reserved mem: 0x0000000088000000..0x000000008fffffff (131072 KiB) "
            + "nomap non-reusable m4@88000000";

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({"5.10, info", "5.15.148, info", "6.1, err"})
    void uBootsMemreserveMakesOldKernelsComplain(String release, String level) {
        Invocation run = dt("--board", "apalis-imx8", "--kernel-release", release);

        assertThat(run.out()).containsPattern("(?m)^  " + level + " +\\Q" + FAILED + "\\E$")
                .contains("note [no-map-double-reservation] m4@88000000").contains("so this is harmless");
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"6.6.54", "6.12", "7.2", "7.3"})
    void laterKernelsReserveTheNodesFirst(String release) {
        Invocation run = dt("--board", "apalis-imx8", "--kernel-release", release);

        assertThat(run.out()).contains(SUMMARY).doesNotContain("failed to reserve").doesNotContain("no-map-");
        assertThat(run.code()).isZero();
    }

    @Test
    void loadsThatStayInANodeAreErrors() {
        Invocation run = dt("--env", OVERLAP, "--initrd", "0x94400000+0x200001", "--kernel-release", "6.12");

        assertThat(run.out()).contains("error [no-map-overlap] decoder-boot@84000000")
                .contains("error [no-map-overlap] encoder1-rpc@94400000")
                .contains("the initrd [0x94400000, 0x94601000) lies in it with 2101248 bytes")
                .contains("note [staged-in-no-map] loadm4image_0, loadaddr: image for bootaux is loaded to 0x88000000");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void memmapOfTheEnvironmentIsSaidToDoNothing() {
        Invocation run = dt("--env", ENV);

        assertThat(run.out())
                .contains("info  Unknown kernel command line parameters \"memmap=128M$0x88000000\", will be "
                        + "passed to user space.")
                .contains("note [memmap-ignored] memmap=128M$0x88000000 does nothing");
    }

    @ParameterizedTest
    @CsvSource({"never, 0", "error, 0", "warning, 1", "difference, 1"})
    void warningsCountWhereTheyAreAskedFor(String failOn, int code) {
        assertThat(dt("--place", "splash=0x88000000+1", "--fail-on", failOn).code()).isEqualTo(code);
    }

    @Test
    void releasesThatDifferCountWhereTheyAreAskedFor() {
        assertThat(dt("--board", "apalis-imx8", "--kernel-release", "6.1,6.12", "--fail-on", "difference").code())
                .isEqualTo(1);
        assertThat(dt("--board", "apalis-imx8", "--kernel-release", "6.12,7.2", "--fail-on", "difference").code())
                .isZero();
    }

    @Test
    void kernelSaysHowMuchMemoryItNeeds() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(16, 0x400_0000).putLong(24, 0xa).putInt(56, 0x644d_5241);
        Path kernel = Files.write(dir.resolve("Image"), header.array());

        Invocation run = dt("--env", OVERLAP, "--kernel", kernel.toString());

        assertThat(run.out()).contains("kernel  [0x82000000, 0x86000000)")
                .contains("the kernel [0x82000000, 0x86000000) lies in it with 33554432 bytes");
    }

    @Test
    void quietSetsOnlyTheExitCode() {
        assertThat(dt("--env", OVERLAP, "-q")).isEqualTo(new Invocation(1, "", ""));
    }

    @Test
    void wrongWordsAreUsageErrors() {
        assertUsage("no kernel release '6.13'; did you mean linux-6.1, linux-6.12 or linux-5.10?", "--kernel-release",
                "6.13");
        assertUsage(
                "no board 'apalis'; did you mean apalis-imx8, imx8mp-evk or imx8mm-evk? (rproclab list boards shows "
                        + "all)",
                "--board", "apalis");
        assertUsage("--place: 'kernel' is no NAME=ADDR+SIZE", "--place", "kernel");
        assertUsage("--place: '5' is no ADDR+SIZE, as in 0x88000000+0x8000000 or 0x88000000+128M", "--place",
                "kernel=5");
        assertUsage("--memreserve: '0xffffffffffffffff+2' ends behind the last address", "--memreserve",
                "0xffffffffffffffff+2");
        assertUsage("--fdt-addr: 'x' is no address, as in 0x88000000", "--fdt-addr", "x");
        assertUsage("--target needs --firmware, the ELF file that is for it", "--target", "imx8qm-m4-0");
    }

    @Test
    void filesThatAreNoUseAreSaidSo() throws IOException {
        Path text = Files.writeString(dir.resolve("text"), "no variables\n");
        Path zeros = Files.write(dir.resolve("zeros"), new byte[8]);
        Path missing = dir.resolve("missing");

        assertInput(text + ": has no line NAME=VALUE, as printenv, fw_printenv or uEnv.txt have", "--env", text);
        assertInput(zeros + ": holds zero bytes, so it is no text, and does not start with its CRC either: 0x00000000, "
                + "not 0x2144df1c or, as one of two copies, 0xff41d912; a dump has to be CONFIG_ENV_SIZE long", "--env",
                zeros);
        assertInput(missing + ": no such file", "--env", missing);
        assertInput(missing + ": no such file", "--initrd", missing);
        assertInput(dir + ": is a directory, not a kernel", "--kernel", dir);
        assertInput(
                text + ": is not an arm64 Image: it has no 'ARM\\x64' at offset 56; unpack a compressed one, or give "
                        + "--place kernel=ADDR+SIZE",
                "--kernel", text);
    }

    @Test
    void truncatedTreesAreOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(TREE));
        for (int size = 4; size < whole.length; size += 97) {
            Path file = Files.write(dir.resolve("cut.dtb"), java.util.Arrays.copyOf(whole, size));

            Invocation run = rproclab("dt", file.toString());

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("rproclab: " + file + ": is not a sound device tree: ").hasLineCount(1);
        }
    }

    /** {@code RPROCLAB_TREES}: a folder of compiled trees, those of a distribution's kernel package for example. */
    @Test
    void treesOfADistributionAreShown() throws IOException {
        String folder = System.getenv("RPROCLAB_TREES");
        assumeFalse(folder == null, "RPROCLAB_TREES names no folder of device trees");
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            files.filter(file -> file.toString().endsWith(".dtb")).forEach(file -> {
                Invocation run = rproclab("dt", file.toString(), "--kernel-release", "all", "--fail-on", "never");
                if (run.code() != 0 || !run.err().isEmpty()) {
                    wrong.add(file + ": " + run.code() + " " + run.err());
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    private static Invocation dt(String... options) {
        return rproclab(Stream.concat(Stream.of("dt", TREE), Stream.of(options)).toArray(String[]::new));
    }

    private static void assertUsage(String line, String... options) {
        assertThat(dt(options)).isEqualTo(new Invocation(2, "", "rproclab: " + line + "\n"));
    }

    private static void assertInput(String line, String option, Path file) {
        assertThat(dt(option, file.toString())).isEqualTo(new Invocation(3, "", "rproclab: " + line + "\n"));
    }
}

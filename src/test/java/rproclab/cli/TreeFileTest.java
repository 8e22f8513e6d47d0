// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static rproclab.cli.Invocation.rproclab;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --dtb} and {@code --overlay}: what is taken, and the one line where something is not. */
class TreeFileTest {
    private static final String FIRMWARE = "fixtures/firmware/imx8mp-ddr.elf";
    private static final String TREE = "fixtures/dts/imx8mp.dtb";
    private static final String OVERLAY = "fixtures/dts/imx8mp-m7-moved.dtbo";

    @TempDir
    Path dir;

    @Test
    void sourceIsTakenLikeWhatItCompilesTo() throws Exception {
        assumeDtc();

        Invocation source = compare("--dtb", "fixtures/dts/imx8mp.dts", "--overlay",
                "fixtures/dts/imx8mp-m7-moved.dtso");

        assertThat(source).isEqualTo(compare("--dtb", TREE, "--overlay", OVERLAY));
        assertThat(source.code()).isEqualTo(1);
    }

    @Test
    void sourceWithAFaultIsWhatDtcSaysOfIt() throws Exception {
        assumeDtc();
        Path file = Files.writeString(dir.resolve("broken.dts"), "/dts-v1/;\n/ { a };\n");

        Invocation run = compare("--dtb", file.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).startsWith("rproclab: " + file + ": dtc does not compile it: Error: ").hasLineCount(1);
    }

    @Test
    void missingTreeIsSaidSo() {
        Path file = dir.resolve("missing.dtb");

        assertLine(compare("--dtb", file.toString()), 3, file + ": no such file");
    }

    @Test
    void directoryIsNoTree() {
        assertLine(compare("--dtb", dir.toString()), 3, dir + ": is a directory, not a device tree");
    }

    @Test
    void otherFileIsNoTree() {
        assertLine(compare("--dtb", FIRMWARE), 3, FIRMWARE + ": is not a device tree: it does not start with "
                + "d0 0d fe ed, and is no source either, which would be named .dts or .dtso");
    }

    @Test
    void cutTreeIsNotSound() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of(TREE));
        Path file = Files.write(dir.resolve("cut.dtb"), Arrays.copyOf(whole, whole.length - 1));

        assertLine(compare("--dtb", file.toString()), 3, file + ": is not a sound device tree: offset 0x4: truncated: "
                + "totalsize is 0x%x, the file has 0x%x bytes".formatted(whole.length, whole.length - 1));
    }

    @Test
    void overlayThatDoesNotFitIsSaidSo() {
        assertLine(compare("--dtb", "fixtures/dts/imx8qm.dtb", "--overlay", OVERLAY), 3,
                OVERLAY + ": does not fit fixtures/dts/imx8qm.dtb: overlay needs label m7, which /__symbols__ of the "
                        + "base tree does not have");
    }

    @Test
    void overlayNeedsATree() {
        assertLine(compare("--target", "imx8mp-m7", "--overlay", OVERLAY), 2,
                "--overlay needs --dtb, the tree that it changes");
    }

    @Test
    void treeOfSeveralCoresNeedsATarget() {
        assertLine(compare("--dtb", "fixtures/dts/imx8qm.dtb"), 2, "fixtures/dts/imx8qm.dtb has nodes for imx8qm-m4-0 "
                + "(/imx8qm-cm4-0), imx8qm-m4-1 (/imx8qm-cm4-1): choose with --target");
        assertThat(compare("--dtb", "fixtures/dts/imx8qm.dtb", "--target", "imx8qm-m4-1").code()).isLessThan(2);
    }

    @Test
    void treeOfAnotherCoreIsSaidSo() {
        assertLine(compare("--dtb", TREE, "--target", "imx8mm-m4"), 2, TREE + " has no enabled node of a remote core "
                + "for imx8mm-m4, fsl,imx8mm-cm4: it has imx8mp-m7 (/imx8mp-cm7)");
    }

    private static Invocation compare(String... options) {
        String[] command = Arrays.copyOf(new String[]{"compare", FIRMWARE}, 2 + options.length);
        System.arraycopy(options, 0, command, 2, options.length);
        return rproclab(command);
    }

    private static void assertLine(Invocation run, int code, String line) {
        assertThat(run).isEqualTo(new Invocation(code, "", "rproclab: " + line + "\n"));
    }

    private static void assumeDtc() throws Exception {
        Process which = new ProcessBuilder("which", "dtc").start();
        String path = new String(which.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assumeTrue(which.waitFor() == 0, "dtc is not installed: " + path);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.bytes.Bytes;

/** Our reader, writer and overlays against dtc and fdtoverlay, and the fixtures against their sources. */
class DtcTest {
    private static final Path FIXTURES = Path.of("fixtures/dts");
    /** Debian 12's. */
    private static final String DTC = "1.6.1";
    private static final List<String> NAMES = List.of("a", "b", "c@1", "c@2", "d@10", "d");

    @TempDir
    Path dir;

    static Stream<Path> trees() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(file -> file.toString().matches(".*\\.dtbo?")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("trees")
    void dtcSeesTheSameInWhatWeReadAndWrite(Path tree) throws Exception {
        Path ours = write("ours.dtb", Fdt.read(Bytes.of(Files.readAllBytes(tree))).toBytes());

        assertThat(source(ours)).isEqualTo(source(tree));
    }

    @Test
    void buildingTheFixturesGivesTheCommittedBytes() throws Exception {
        String version = new String(Tool.output("dtc", "--version"), StandardCharsets.ISO_8859_1);
        assumeTrue(version.contains(DTC), "another dtc may give other bytes: " + version);

        Tool.output(FIXTURES.resolve("build").toAbsolutePath().toString(), "--out", dir.toString());

        for (Path tree : trees().toList()) {
            assertThat(dir.resolve(tree.getFileName())).hasSameBinaryContentAs(tree);
        }
    }

    @Test
    void fdtoverlayMergesTheFixturesAlike() throws Exception {
        Path base = FIXTURES.resolve("imx8mp.dtb");
        Path overlay = FIXTURES.resolve("imx8mp-m7-moved.dtbo");

        assertMergedAlike(base, overlay);
    }

    @Test
    void fdtoverlayMergesRandomTreesAlike() throws Exception {
        SplittableRandom random = new SplittableRandom(61);
        for (int i = 0; i < 60; i++) {
            FdtBuilder base = new FdtBuilder();
            nodes(base, random, 0, 3);
            base.begin("__symbols__").text("label", "/target").end().begin("target").cells("phandle", 0x20).end();
            FdtBuilder overlay = new FdtBuilder().begin("fragment@0").text("target-path", "/").begin("__overlay__");
            nodes(overlay, random, 0x40, 2);
            overlay.end().end().begin("fragment@1").cells("target", -1).begin("__overlay__").cells("ref", 1, -1)
                    .begin("new").cells("phandle", 1).end().end().end()
                    .begin("__fixups__").text("label", "/fragment@1:target:0", "/fragment@1/__overlay__:ref:4").end()
                    .begin("__local_fixups__").begin("fragment@1").begin("__overlay__").cells("ref", 0).end().end()
                    .end().begin("__symbols__").text("new", "/fragment@1/__overlay__/new").end();

            assertMergedAlike(write("base.dtb", base.build().toBytes()),
                    write("overlay.dtbo", overlay.build().toBytes()));
        }
    }

    /** Phandles only in new nodes: fdtoverlay 1.6.1 gives a node of the base that of the overlay. */
    private static void nodes(FdtBuilder builder, SplittableRandom random, int mark, int depth) {
        for (int i = random.nextInt(3); i > 0; i--) {
            builder.cells("p" + random.nextInt(4), random.nextInt(256) + mark);
        }
        for (String name : NAMES) {
            if (depth > 0 && random.nextInt(3) == 0) {
                builder.begin(name);
                nodes(builder, random, mark, depth - 1);
                builder.end();
            }
        }
    }

    private void assertMergedAlike(Path base, Path overlay) throws Exception {
        Path theirs = dir.resolve("theirs.dtb");
        Tool.output("fdtoverlay", "-i", base.toString(), "-o", theirs.toString(), overlay.toString());

        Fdt merged = Fdt.read(Bytes.of(Files.readAllBytes(base)))
                .withOverlay(Fdt.read(Bytes.of(Files.readAllBytes(overlay))));

        assertThat(source(write("merged.dtb", merged.toBytes()))).isEqualTo(source(theirs));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(dir.resolve(name), bytes);
    }

    private static String source(Path tree) throws IOException, InterruptedException {
        return new String(Tool.output("dtc", "-q", "-I", "dtb", "-O", "dts", tree.toString()),
                StandardCharsets.ISO_8859_1);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.bytes.Bytes;
import rproclab.compare.Loaders;
import rproclab.loader.Firmware;
import rproclab.loader.LogLine.Level;
import rproclab.target.Target;
import rproclab.target.Targets;

/** What the ports print on the images of the golden vectors, which reach every branch, is known to explain. */
class PortsLinesTest {
    private static final Path VECTORS = Path.of("fixtures/vectors");
    /** Every so many images of a file are run: all lines come often. */
    private static final int EVERY = 3;

    static Stream<Target> targets() {
        return Targets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyLineOfTheLoadersIsKnown(Target target) throws IOException {
        Set<String> unknown = new TreeSet<>();

        for (byte[] image : images(target)) {
            Firmware firmware = new Firmware("firmware.elf", Bytes.of(image));
            Loaders.of(target).applicable().loaders().forEach(loader -> loader.load(firmware).log().stream()
                    .filter(line -> line.level() != Level.DEBUG && Messages.in(line.text()).isEmpty())
                    .forEach(line -> unknown.add(line.text().replaceAll("[0-9A-F?]{3,}", "N"))));
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void everyReservedMemoryLineOfTheRealKernelsIsKnown() throws IOException {
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.list(VECTORS)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("reserved-")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("OF: ") && Messages.in(line).isEmpty()).forEach(unknown::add);
            }
        }

        assertThat(unknown).isEmpty();
    }

    private static List<byte[]> images(Target target) throws IOException {
        List<byte[]> images = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(VECTORS.resolve(target.name() + ".txt.gz"))),
                StandardCharsets.US_ASCII))) {
            List<String> all = lines.lines().filter(line -> line.startsWith("image\t")).toList();
            for (int i = 0; i < all.size(); i += EVERY) {
                images.add(HexFormat.of().parseHex(all.get(i).substring("image\t".length())));
            }
        }
        return images;
    }
}

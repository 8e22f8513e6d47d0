// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;

/**
 * {@code fixtures/vectors/*.txt.gz}: images, and what the real C of a distribution's package answered.
 *
 * @param packages package version by release
 * @param images every image once, with its answers by subject
 */
record Vectors(Map<String, String> packages, List<Vector> images) {
    static final Path DIRECTORY = Path.of("fixtures", "vectors");

    /**
     * One image.
     *
     * @param image its bytes
     * @param answers {@link Answer} by the name of the subject
     */
    record Vector(byte[] image, Map<String, String> answers) {
        Firmware firmware() {
            return new Firmware("fw.elf", Bytes.of(image));
        }
    }

    static Vectors read(Path file) throws IOException {
        Map<String, String> packages = new TreeMap<>();
        List<Vector> images = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split("\t");
                switch (words[0]) {
                    case "package" -> packages.put(words[1], words[2]);
                    case "image" -> images
                            .add(new Vector(HexFormat.of().parseHex(words.length > 1 ? words[1] : ""),
                                    new TreeMap<>()));
                    default -> images.getLast().answers().put(words[0], words[1]);
                }
            }
        }
        return new Vectors(packages, images);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)) {
            {
                def.setLevel(9);
            }
        }, StandardCharsets.US_ASCII)) {
            for (Map.Entry<String, String> release : packages.entrySet()) {
                out.write("package\t" + release.getKey() + "\t" + release.getValue() + "\n");
            }
            for (Vector vector : images) {
                out.write("image\t" + HexFormat.of().formatHex(vector.image()) + "\n");
                for (Map.Entry<String, String> answer : vector.answers().entrySet()) {
                    out.write(answer.getKey() + "\t" + answer.getValue() + "\n");
                }
            }
        }
    }
}

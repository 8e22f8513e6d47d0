// SPDX-License-Identifier: GPL-2.0-only
package rproclab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfImage;

/** What fuzzing begins with: the project's fixtures. */
public final class Seeds {
    /** How long each fuzz test runs. */
    public static final String DURATION = "2m";

    /** Larger images have the same headers, and would only slow down. */
    private static final int LONGEST = 0x1000;

    private Seeds() {}

    /** ELF files: firmware and witnesses, without the large ones. */
    public static Stream<byte[]> images() {
        return Stream.concat(files("firmware", ".elf"), files("witnesses", ".elf"))
                .filter(image -> image.length <= LONGEST);
    }

    /** Resource tables of the firmware images. */
    public static Stream<byte[]> resourceTables() {
        return files("firmware", ".elf").map(Bytes::of).flatMap(file -> ElfImage.of(file)
                .flatMap(image -> image.section(".resource_table"))
                .map(section -> file.slice(section.offset(), section.size()).toArray()).stream());
    }

    /** Flattened device trees. */
    public static Stream<byte[]> trees() {
        return files("dts", ".dtb");
    }

    /** Overlays. */
    public static Stream<byte[]> overlays() {
        return files("dts", ".dtbo");
    }

    /** A tree that the overlays fit. */
    public static byte[] baseTree() {
        try {
            return Files.readAllBytes(Path.of("fixtures", "dts", "imx8mp.dtb"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<byte[]> files(String folder, String suffix) {
        try (Stream<Path> files = Files.list(Path.of("fixtures", folder))) {
            List<byte[]> contents = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(suffix)).sorted().toList()) {
                contents.add(Files.readAllBytes(file));
            }
            return contents.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

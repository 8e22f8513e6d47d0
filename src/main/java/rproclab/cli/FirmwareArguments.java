// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rproclab.bytes.Bytes;
import rproclab.elf.Elf;
import rproclab.elf.ElfImage;
import rproclab.files.FileError;
import rproclab.files.InputFile;

/** The firmware files that the arguments of a command name: files, folders, and lists of files. */
final class FirmwareArguments {
    private FirmwareArguments() {}

    /**
     * A file to open.
     *
     * @param path where it is
     * @param name what a report calls it: a file by its file name, one of a folder by its path below that folder, one of
     *            a list as the list writes it
     */
    record Named(String path, String name) {}

    /**
     * Files as they are; of a folder {@code DIR} all ELF files below it that are no relocatable objects, by path; of a
     * list {@code @FILE} the files that it names, one in each line.
     *
     * @throws FileError where a folder or a list cannot be read, or holds none
     */
    static List<Named> of(List<String> arguments) {
        List<Named> files = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("@")) {
                files.addAll(listed(argument.substring(1)));
            } else if (Files.isDirectory(InputFile.path(argument))) {
                files.addAll(below(argument));
            } else {
                files.add(new Named(argument, InputFile.path(argument).getFileName().toString()));
            }
        }
        return files;
    }

    private static List<Named> listed(String list) {
        InputFile.map(list, "list of firmware files");
        try (Stream<String> lines = Files.lines(InputFile.path(list))) {
            List<Named> files = lines.filter(line -> !line.isBlank()).map(line -> new Named(line, line)).toList();
            if (files.isEmpty()) {
                throw new FileError(list, "names no file: one path in each line is wanted");
            }
            return files;
        } catch (UncheckedIOException | IOException failed) {
            throw new FileError(list, failed.getCause() instanceof MalformedInputException
                    ? "is not text: one path in each line is wanted"
                    : "cannot be read: " + failed.getMessage());
        }
    }

    private static List<Named> below(String folder) {
        Path top = InputFile.path(folder);
        try (Stream<Path> all = Files.walk(top, FileVisitOption.FOLLOW_LINKS)) {
            List<Named> files = all.filter(Files::isRegularFile).filter(FirmwareArguments::isImage).sorted()
                    .map(path -> new Named(path.toString(), top.relativize(path).toString())).toList();
            if (files.isEmpty()) {
                throw new FileError(folder, "holds no ELF file that could be loaded");
            }
            return files;
        } catch (UncheckedIOException | IOException failed) {
            throw new FileError(folder, "cannot be read: " + failed.getMessage());
        }
    }

    /** What cannot be read counts: it is complained of when its turn comes. */
    private static boolean isImage(Path path) {
        try {
            Bytes bytes = Bytes.map(path);
            return ElfImage.of(bytes).map(image -> image.type() != Elf.ET_REL)
                    .orElseGet(() -> ElfImage.hasMagic(bytes));
        } catch (IOException unreadable) {
            return true;
        }
    }
}

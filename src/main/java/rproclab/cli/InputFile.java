// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import rproclab.bytes.Bytes;

/** Opens a file that the user named, or says in one line why it cannot be read. */
final class InputFile {
    private InputFile() {}

    /**
     * Maps a regular file that is not empty.
     *
     * @param what what it should be: {@code firmware file}
     * @throws CommandError with exit code 3
     */
    static Bytes map(String name, String what) {
        Path path = path(name);
        if (!Files.exists(path)) {
            throw CommandError.input(name, "no such file");
        }
        if (Files.isDirectory(path)) {
            throw CommandError.input(name, "is a directory, not a " + what);
        }
        if (!Files.isRegularFile(path)) {
            throw CommandError.input(name, "is not a regular file; copy what it gives into one");
        }
        Bytes bytes = map(name, path);
        if (bytes.size() == 0) {
            throw CommandError.input(name, "is empty");
        }
        return bytes;
    }

    /** The name as a path. */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException invalid) {
            throw CommandError.input(name.replace('\0', '?'), "is not a file name");
        }
    }

    private static Bytes map(String name, Path path) {
        try {
            return Bytes.map(path);
        } catch (AccessDeniedException denied) {
            throw CommandError.input(name, "permission denied");
        } catch (IOException failed) {
            throw CommandError.input(name, "cannot be read: " + failed.getMessage());
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import rproclab.bytes.Bytes;

/** Opens a file that the user named, or says in one line why it cannot be read. */
public final class InputFile {
    private InputFile() {}

    /**
     * Maps a regular file that is not empty.
     *
     * @param what what it should be: {@code firmware file}
     * @throws FileError where it is none
     */
    public static Bytes map(String name, String what) {
        Path path = path(name);
        if (!Files.exists(path)) {
            throw new FileError(name, "no such file");
        }
        if (Files.isDirectory(path)) {
            throw new FileError(name, "is a directory, not a " + what);
        }
        if (!Files.isRegularFile(path)) {
            throw new FileError(name, "is not a regular file; copy what it gives into one");
        }
        Bytes bytes = map(name, path);
        if (bytes.size() == 0) {
            throw new FileError(name, "is empty");
        }
        return bytes;
    }

    /** The name as a path. */
    public static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException invalid) {
            throw new FileError(name.replace('\0', '?'), "is not a file name");
        }
    }

    private static Bytes map(String name, Path path) {
        try {
            return Bytes.map(path);
        } catch (AccessDeniedException denied) {
            throw new FileError(name, "permission denied");
        } catch (IOException failed) {
            throw new FileError(name, "cannot be read: " + failed.getMessage());
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.unicorn;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Unicorn's native library for this platform: from our jar through a cache directory, or as {@code rproclab.unicorn} says. */
final class Library {
    private static final String PROPERTY = "rproclab.unicorn";
    private static final String VERSION = "2.0.1";

    private Library() {}

    /** Loads the library for the life of this process. */
    static SymbolLookup load() {
        String given = System.getProperty(PROPERTY);
        return given == null ? lookup(extracted()) : lookup(Path.of(given).toAbsolutePath());
    }

    /** Whether somebody chose another library than ours. */
    static boolean isForeign() {
        return System.getProperty(PROPERTY) != null;
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup lookup(Path file) {
        try {
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new UnicornException("cannot load Unicorn from " + file + " on " + platform(), e);
        }
    }

    private static Path extracted() {
        String resource = "natives/" + folder() + "/" + file();
        try {
            return extract(resource, cache().resolve("unicorn-" + VERSION).resolve(resource));
        } catch (IOException e) {
            return extractOnce(resource);
        }
    }

    /** Where the cache cannot be written: into a directory that nobody else can have prepared, for this process only. */
    private static Path extractOnce(String resource) {
        try {
            Path directory = Files.createTempDirectory("rproclab-");
            directory.toFile().deleteOnExit();
            Path library = extract(resource, directory.resolve(file()));
            library.toFile().deleteOnExit();
            return library;
        } catch (IOException e) {
            throw new UnicornException("no directory to extract Unicorn's library to; name one with RPROCLAB_CACHE", e);
        }
    }

    /** Writes beside the file and renames: whoever comes at the same time sees no library or a whole one. */
    private static Path extract(String resource, Path file) throws IOException {
        try (InputStream library = Library.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new UnicornException("no Unicorn for " + platform()
                        + " in this build: boot needs one; -D" + PROPERTY + "=FILE names a Unicorn 2 library");
            }
            byte[] bytes = library.readAllBytes();
            if (Files.isRegularFile(file) && Files.size(file) == bytes.length) {
                return file;
            }
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "part-", ".tmp");
            Files.write(part, bytes);
            replace(part, file);
            return file;
        }
    }

    private static void replace(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            Files.delete(part);
        }
    }

    private static Path cache() {
        String own = System.getenv("RPROCLAB_CACHE");
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (own != null && !own.isEmpty()) {
            return Path.of(own);
        }
        return xdg != null && !xdg.isEmpty()
                ? Path.of(xdg, "rproclab")
                : Path.of(System.getProperty("user.home"), ".cache", "rproclab");
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** The jar's folder for this platform; there need be none. */
    private static String folder() {
        String bits = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "64";
            case "aarch64" -> "arm64";
            case String other -> other;
        };
        return switch (system()) {
            case 'm' -> "osx_" + bits;
            case 'w' -> "windows_" + bits;
            case 'l' -> "linux_" + bits;
            default -> "none";
        };
    }

    private static String file() {
        return switch (system()) {
            case 'm' -> "libunicorn.dylib";
            case 'w' -> "unicorn.dll";
            default -> "libunicorn.so";
        };
    }

    /** First letter of the operating system's name. */
    private static char system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).charAt(0);
    }
}

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
import java.util.List;
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
        String resource = "natives/" + folder();
        for (Path directory : List.of(cache(), Path.of(System.getProperty("java.io.tmpdir"), "rproclab-" + user()))) {
            try {
                return extract(resource, directory.resolve("unicorn-" + VERSION).resolve(resource));
            } catch (IOException e) {
                // A home directory that cannot be written: the next one.
            }
        }
        throw new UnicornException("no directory to extract Unicorn's library to; name one with RPROCLAB_CACHE");
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

    private static String user() {
        return System.getProperty("user.name").replaceAll("\\W", "_");
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** The jar's folder and file for this platform; there need be none. */
    private static String folder() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String bits = arm
                ? "arm64"
                : System.getProperty("os.arch").equals("amd64")
                        || System.getProperty("os.arch").equals("x86_64") ? "64" : System.getProperty("os.arch");
        if (os.startsWith("mac")) {
            return "osx_" + bits + "/libunicorn.dylib";
        }
        if (os.startsWith("windows")) {
            return "windows_" + bits + "/unicorn.dll";
        }
        return os.replace(' ', '_') + "_" + bits + "/libunicorn.so";
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The oracle libraries that {@code kernel-ref/build} made on this machine.
 *
 * @param file the list, whether it is there or not
 * @param entries its lines; none where it is not there
 */
public record Manifest(Path file, List<Entry> entries) {
    /** System property that names a list elsewhere. */
    public static final String PROPERTY = "rproclab.oracle.manifest";

    /**
     * One library.
     *
     * @param release its name in {@code kernel-ref/releases}: {@code linux-6.12}
     * @param version version of the distribution package that the C comes from: {@code 6.12.117-1}
     * @param library the shared object
     */
    public record Entry(String release, String version, Path library) {}

    /** Copies the list. */
    public Manifest {
        entries = List.copyOf(entries);
    }

    /** The list of the user's cache, or the one that {@link #PROPERTY} names. */
    public static Manifest ofUser() {
        return read(Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of)
                .orElseGet(() -> cache().resolve("kernel-ref").resolve("manifest.txt")));
    }

    /** Where {@code kernel-ref/build} keeps what it makes: {@code $RPROCLAB_CACHE}, or {@code rproclab} in the user's cache. */
    private static Path cache() {
        Path home = Path.of(System.getProperty("user.home"));
        return Optional.ofNullable(System.getenv("RPROCLAB_CACHE")).map(Path::of)
                .orElseGet(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(Path::of)
                        .orElseGet(() -> home.resolve(".cache")).resolve("rproclab"));
    }

    /** Reads a list: release, package version and path, separated by tabs. */
    public static Manifest read(Path file) {
        if (!Files.exists(file)) {
            return new Manifest(file, List.of());
        }
        List<Entry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] columns = line.split("\t");
                if (columns.length != 3) {
                    throw new IllegalStateException(file + ": not RELEASE, VERSION and PATH: " + line);
                }
                entries.add(new Entry(columns[0], columns[1], Path.of(columns[2])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
        return new Manifest(file, entries);
    }

    /** The library of that release, if it was built. */
    public Optional<Entry> find(String release) {
        return entries.stream().filter(entry -> entry.release().equals(release)).findFirst();
    }

    /**
     * The library of that release.
     *
     * @throws IllegalStateException when it was not built
     */
    public Entry entry(String release) {
        return find(release).orElseThrow(() -> new IllegalStateException(absence(release)));
    }

    /** Why there is no library of a release, and what to do about it. */
    public String absence(String release) {
        return Files.exists(file)
                ? "no oracle for %s in %s; build it: kernel-ref/build %s".formatted(release, file, release)
                : "no oracle libraries: %s does not exist; build them: kernel-ref/build".formatted(file);
    }
}

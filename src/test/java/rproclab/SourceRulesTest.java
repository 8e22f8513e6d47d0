// SPDX-License-Identifier: GPL-2.0-only
package rproclab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that hold for files rather than classes; paths are relative to the checkout. */
class SourceRulesTest {
    private static final String SPDX = "SPDX-License-Identifier: GPL-2.0-only";
    private static final List<String> SOURCE_TREES = List.of("src", "fixtures", "kernel-ref", "config", ".ci");
    private static final List<String> SOURCES = List.of(".java", ".c", ".h", ".S", ".ld", ".sh", ".py", ".xml", ".dts",
            ".dtso", ".properties");
    /** What git does not track, and the licence's own text. */
    private static final Set<String> NOT_OURS = Set.of(".git", "target", ".cifuzz-corpus", ".idea", ".vscode",
            ".settings",
            "LICENSE");

    private static final int LONGEST = 400;
    /** Ports may be as long as their C original. */
    private static final Set<String> LONGER = Set.of();

    /** Package registries and proxies by how such hosts are called, so that none need be named here. */
    private static final Pattern REGISTRY = Pattern.compile(
            "(?i)\\b(repo|repo1|repository|registry|index|proxy|mirror|mirrors|nexus|artifactory)"
                    + "\\.[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(org|com|net|io|dev|internal|local)\\b");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.*~}-])/(work|root|home)/");

    @Test
    void everySourceFileStartsWithItsLicence() {
        assertThat(files(SourceRulesTest::isSource)).isNotEmpty().filteredOn(file -> !startsWithLicence(file))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<Path> packages = files(
                file -> file.startsWith("src/main/java/rproclab") && file.toString().endsWith(".java"))
                .map(Path::getParent).distinct().toList();

        assertThat(packages).isNotEmpty().filteredOn(directory -> !Files.exists(directory.resolve("package-info.java")))
                .isEmpty();
    }

    @Test
    void noFileIsLongButThePorts() {
        assertThat(files(file -> file.startsWith("src/main") && lines(file).size() > LONGEST).map(Path::toString))
                .containsExactlyInAnyOrderElementsOf(LONGER);
    }

    @Test
    void noRegistryIsNamed() {
        assertThat(files(file -> REGISTRY.matcher(text(file)).find())).isEmpty();
    }

    @Test
    void noPathOfSomebodysMachineIsNamed() {
        assertThat(files(file -> MACHINE_PATH.matcher(text(file)).find())).isEmpty();
    }

    @Test
    void thePatternsKnowWhatTheyLookFor() {
        assertThat("https://" + "repo" + ".example.org/x").containsPattern(REGISTRY);
        assertThat("mirror" + ".eu.example.com").containsPattern(REGISTRY);
        assertThat("http://maven.apache.org/POM/4.0.0 and index.html").doesNotContainPattern(REGISTRY);
        assertThat("see /" + "work/src").containsPattern(MACHINE_PATH);
        assertThat("at a/home/b and /works/").doesNotContainPattern(MACHINE_PATH);
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return SOURCE_TREES.contains(file.getName(0).toString())
                && (SOURCES.stream().anyMatch(name::endsWith) || text(file).startsWith("#!"));
    }

    /** The first line, or the second where an interpreter or an XML declaration must come first. */
    private static boolean startsWithLicence(Path file) {
        List<String> lines = lines(file);
        boolean second = text(file).startsWith("#!") || text(file).startsWith("<?xml");
        int line = second ? 1 : 0;
        return lines.size() > line && lines.get(line).contains(SPDX);
    }

    private static Stream<Path> files(Predicate<Path> wanted) {
        try (Stream<Path> top = Files.list(Path.of(""))) {
            return top.filter(entry -> !NOT_OURS.contains(entry.toString())).sorted().toList().stream()
                    .flatMap(SourceRulesTest::below).filter(wanted).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path top) {
        try {
            return Files.walk(top).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }
}

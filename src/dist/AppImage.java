// SPDX-License-Identifier: GPL-2.0-only

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Makes {@code target/rproclab-VERSION}, which needs no Java, and packs it: {@code java src/dist/AppImage.java VERSION}. */
final class AppImage {
    private static final Path TARGET = Path.of("target");

    private final String name;
    private final Path image;

    private AppImage(String version) {
        name = "rproclab-" + version;
        image = TARGET.resolve(name);
    }

    public static void main(String[] args) throws Exception {
        new AppImage(args[0]).make();
    }

    private void make() throws IOException, InterruptedException {
        delete(image);
        Files.createDirectories(image);
        link();
        copy("rproclab", "rproclab");
        Files.createDirectories(image.resolve("bin"));
        Files.createSymbolicLink(image.resolve("bin/rproclab"), Path.of("../rproclab"));
        copy("docs/man/rproclab.1", "share/man/man1/rproclab.1");
        copy("docs/man/rproclab.bash", "share/bash-completion/completions/rproclab");
        copy("docs/man/_rproclab", "share/zsh/site-functions/_rproclab");
        copy("docs/man/rproclab.fish", "share/fish/vendor_completions.d/rproclab.fish");
        licences();
        train();
        String archive = "%s-%s-%s.tar.gz".formatted(name,
                System.getProperty("os.name").toLowerCase(Locale.ROOT).replace(' ', '-'),
                System.getProperty("os.arch"));
        run("tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "-C", TARGET.toString(), "-czf",
                TARGET.resolve(archive).toString(), name);
        System.out.printf("%s: %d MiB, packed %d MiB%n", image, size(image) >> 20,
                size(TARGET.resolve(archive)) >> 20);
    }

    /** rproclab and what it needs, as modules in a runtime. */
    private void link() {
        int code = ToolProvider.findFirst("jlink").orElseThrow().run(System.out, System.err, "--module-path",
                TARGET.resolve(name + ".jar") + System.getProperty("path.separator") + TARGET.resolve("lib"),
                "--add-modules", "rproclab,org.eclipse.parsson", "--strip-debug", "--no-header-files",
                "--no-man-pages", "--compress=zip-6", "--output", image.resolve("runtime").toString());
        if (code != 0) {
            throw new IllegalStateException("jlink exits with " + code);
        }
    }

    private void licences() throws IOException {
        Path legal = image.resolve("legal");
        copy("LICENSE", "legal/rproclab/LICENSE");
        copy("src/dist/legal/argparse4j.txt", "legal/argparse4j/LICENSE");
        try (Stream<Path> jars = Files.list(TARGET.resolve("lib"))) {
            for (Path jar : jars.sorted().toList()) {
                notices(jar, legal.resolve(jar.getFileName().toString().replaceFirst("-[0-9].*", "")));
            }
        }
    }

    private static void notices(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> e.getName().matches("META-INF/(LICENSE|NOTICE)[^/]*"))
                    .toList()) {
                Files.createDirectories(folder);
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, folder.resolve(Path.of(entry.getName()).getFileName()));
                }
            }
        }
    }

    /** As the build trains the cache of a checkout, but with this runtime: a cache serves no other. */
    private void train() throws IOException, InterruptedException {
        Path cache = image.resolve("lib/rproclab.aot");
        Files.createDirectories(cache.getParent());
        run(image.resolve("runtime/bin/java").toString(), "-XX:AOTCacheOutput=" + cache, "-XX:+UseSerialGC",
                "--enable-native-access=rproclab", "-m", "rproclab/rproclab.cli.AotTraining",
                "fixtures/firmware/imx8mp-28047.elf", "imx8mp-m7", "fixtures/dts/imx8mp.dtb");
    }

    private void copy(String from, String to) throws IOException {
        Path file = image.resolve(to);
        Files.createDirectories(file.getParent());
        Files.copy(Path.of(from), file, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path log = TARGET.resolve("dist.log");
        int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("%s exits with %d:%n%s".formatted(command[0], code,
                    Files.readString(log)));
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            for (Path each : below(path, Comparator.reverseOrder())) {
                Files.delete(each);
            }
        }
    }

    private static long size(Path path) throws IOException {
        long size = 0;
        for (Path each : below(path, Comparator.naturalOrder())) {
            size += Files.isRegularFile(each) ? Files.size(each) : 0;
        }
        return size;
    }

    private static List<Path> below(Path path, Comparator<Path> order) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(order).toList();
        }
    }
}

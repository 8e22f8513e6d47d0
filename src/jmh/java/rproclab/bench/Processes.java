// SPDX-License-Identifier: GPL-2.0-only
package rproclab.bench;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whole processes: the command from start to exit, beside what others take for something like it. */
final class Processes {
    private static final int RUNS = 15;
    private static final int MANY = 10_000;
    private static final long HUGE = 4L << 30;
    private static final String IMAGE = "fixtures/firmware/imx8mp-28047.elf";

    private final StringBuilder text = new StringBuilder();
    private final Path scratch;

    private Processes(Path scratch) {
        this.scratch = scratch;
    }

    /** Tables in Markdown. What is not installed is left out. */
    static String measured() throws IOException {
        Path scratch = Files.createTempDirectory("rproclab-bench-");
        try {
            Processes processes = new Processes(scratch);
            processes.starts();
            processes.emulation();
            processes.growth();
            return processes.text.toString();
        } finally {
            delete(scratch);
        }
    }

    private void starts() throws IOException {
        table("Whole processes, median of " + RUNS);
        row("`java -version`, its output thrown away", RUNS, java(), "-XX:TieredStopAtLevel=1", "-version");
        row("`--help`", RUNS, "./rproclab", "--help");
        row("`decode`", RUNS, "./rproclab", "decode", IMAGE);
        row("`compare`, 34 loaders", RUNS, "./rproclab", "compare", IMAGE, "--target", "imx8mp-m7");
        row("`compare --format json`", RUNS, "./rproclab", "compare", IMAGE, "--target", "imx8mp-m7", "--format",
                "json");
        row("`boot` to the first line of the console", RUNS, "./rproclab", "boot",
                "fixtures/firmware/imx8mp-28047-repaired.elf", "--target", "imx8mp-m7");
        row("`boot`, RPMsg with 100 messages", RUNS, "./rproclab", "boot", "fixtures/firmware/imx8mp-rpmsg.elf",
                "--target", "imx8mp-m7", "--ping", "100");
        row("`dt`", RUNS, "./rproclab", "dt", "fixtures/dts/imx8mp.dtb");
        row("`readelf -lS` (decodes, judges nothing)", RUNS, "readelf", "-lS", IMAGE);
        row("`eu-elflint` (another judgement)", RUNS, "eu-elflint", IMAGE);
        row("`dtc -I dtb -O dts` (prints, simulates nothing)", RUNS, "dtc", "-q", "-I", "dtb", "-O", "dts",
                "fixtures/dts/imx8mp.dtb");
    }

    private void emulation() throws IOException {
        Path blocks = scratch.resolve("blocks");
        table("The loop of `MachineBenchmark` in C");
        Path library = Path.of(System.getProperty("user.home"),
                ".cache/rproclab/unicorn-2.0.1/natives/linux_64/libunicorn.so");
        if (!Files.exists(library) || run("gcc", "-O2", "-Wl,--no-as-needed", "-o", blocks.toString(),
                "src/jmh/c/blocks.c", "-ldl", "-lm", "-lpthread") < 0) {
            text.append("| not measured: no gcc, or no library in the cache | |\n");
            return;
        }
        text.append("| same library, block hook in C (MIPS) | ").append(output(blocks.toString(), library.toString()))
                .append(" |\n");
    }

    private void growth() throws IOException {
        table("Growth");
        Path tree = Files.createDirectory(scratch.resolve("tree"));
        List<Path> images;
        try (Stream<Path> all = Files.list(Path.of("fixtures/firmware"))) {
            images = all.filter(file -> file.getFileName().toString().matches("imx8mp.*\\.elf")).sorted().toList();
        }
        for (int count = 100; count <= MANY; count *= 10) {
            for (int i = count == 100 ? 0 : count / 10; i < count; i++) {
                Files.copy(images.get(i % images.size()), tree.resolve("%05d.elf".formatted(i)));
            }
            for (String jobs : count == MANY ? List.of("1", "2") : List.of("2")) {
                row("`compare` of %,d files to JSON, `--jobs %s`".formatted(count, jobs), 1, "./rproclab", "compare",
                        tree.toString(), "--target", "imx8mp-m7", "--format", "json", "-o",
                        scratch.resolve("report").toString(), "--jobs", jobs);
            }
        }
        Path huge = Files.copy(Path.of(IMAGE), scratch.resolve("huge.elf"));
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(HUGE);
        }
        row("`decode` of a sparse file of 4 GiB", 3, "./rproclab", "decode", huge.toString());
        row("`compare` of it", 3, "./rproclab", "compare", huge.toString(), "--target", "imx8mp-m7");
    }

    private void table(String title) {
        text.append("\n## ").append(title).append("\n\n| what | wall time |\n|---|---:|\n");
    }

    private void row(String what, int runs, String... command) throws IOException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            times.add(run(command));
        }
        times.sort(Comparator.naturalOrder());
        long median = times.get(times.size() / 2);
        text.append(median < 0
                ? "| %s | not installed |\n".formatted(what)
                : String.format(Locale.ROOT, "| %s | %.3f s |%n", what, median / 1e9));
    }

    /** Nanoseconds from start to end, or -1 where it cannot be started. */
    private static long run(String... command) {
        try {
            long start = System.nanoTime();
            new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            return System.nanoTime() - start;
        } catch (IOException missing) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).strip();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;

/**
 * What {@code kernel-ref/boot-logs} answered.
 *
 * @param release the kernel's release
 * @param layouts the layouts with the lines that the real kernel printed
 */
record BootAnswers(String release, List<Answer> layouts) {
    /** How an answer ends when the kernel died before it had counted its memory. */
    private static final String DIED = "died: ";
    private static final List<String> ANSWERED = List.of("OF: fdt: ", "OF: reserved mem: ", "Reserved memory: ",
            "Memory limited ", "Unknown kernel command line", "elfcorehdr ", "Reserving ", "Skipping dt ",
            "initrd not fully");

    /**
     * One of them.
     *
     * @param text the layout as it was asked
     * @param layout the layout
     * @param lines what the kernel printed
     */
    record Answer(String text, BootLayout layout, List<String> lines) {}

    static BootAnswers read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BootAnswers parse(List<String> lines) {
        String release = "";
        long image = 0;
        List<Answer> answers = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("kernel ")) {
                release = line.split(" ")[1];
                image = Long.decode(line.substring(line.lastIndexOf(' ') + 1));
            } else if (line.startsWith("layout ")) {
                String text = line.substring("layout ".length());
                answers.add(new Answer(text, LayoutText.parse(text, image), new ArrayList<>()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                answers.getLast().lines().add(line);
            }
        }
        return new BootAnswers(release, answers);
    }

    /** What the port would have the console show of that layout. */
    static List<String> simulated(BootLayout layout, OfRelease release) {
        BootOutcome outcome = Arm64Boot.boot(layout, release);
        int loglevel = EarlyParams.values(layout.commandLine(), "loglevel").stream().mapToInt(Integer::parseInt)
                .findFirst().orElse(7);
        List<String> lines = new ArrayList<>(outcome.log().stream().filter(line -> priority(line.level()) < loglevel)
                .map(LogLine::text).flatMap(String::lines).filter(BootAnswers::isAnswered).toList());
        int at = !lines.isEmpty() && lines.getLast().startsWith("Unknown ") ? lines.size() - 1 : lines.size();
        lines.addAll(at, loglevel < 7 ? List.of() : outcome.earlyNodeRanges());
        return lines;
    }

    private static boolean isAnswered(String line) {
        return ANSWERED.stream().anyMatch(line::startsWith) || line.contains(") overlaps with ");
    }

    private static int priority(Level level) {
        return switch (level) {
            case ERROR -> 3;
            case WARNING -> 4;
            case INFO -> 6;
            case DEBUG -> 7;
        };
    }

    /** The layouts that the port answers differently, with both answers. */
    Stream<String> differences() {
        OfRelease port = OfReleases.named(release).orElseThrow();
        return layouts.stream().filter(answer -> !agrees(answer.lines(), simulated(answer.layout(), port)))
                .map(answer -> "%s%n--- real%n%s%n--- port%n%s%n".formatted(answer.text(),
                        String.join("\n", answer.lines()), String.join("\n", simulated(answer.layout(), port))));
    }

    /** Of a kernel that died, what it said until then counts. */
    private static boolean agrees(List<String> real, List<String> simulated) {
        if (real.isEmpty() || !real.getLast().startsWith(DIED)) {
            return real.equals(simulated);
        }
        int said = real.size() - 1;
        return said <= simulated.size() && real.subList(0, said).equals(simulated.subList(0, said));
    }

    /** How many kernels died. */
    long died() {
        return layouts.stream().filter(answer -> answer.lines().stream().anyMatch(line -> line.startsWith(DIED)))
                .count();
    }

    /** Prints the differences in files of answers. */
    public static void main(String[] files) {
        for (String file : files) {
            BootAnswers answers = read(Path.of(file));
            List<String> differences = answers.differences().toList();
            differences.forEach(System.out::println);
            System.out.printf("%s: %d layouts, %d differences; %d kernels died%n", file, answers.layouts().size(),
                    differences.size(), answers.died());
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks with JMH's own arguments; without any, all of them once and the processes, into docs/benchmarks.md. */
final class Benchmarks {
    private static final Path DOCUMENT = Path.of("docs/benchmarks.md");
    private static final String BEGIN = "<!-- measured: written by mvn -Pjmh, see above -->\n";

    private Benchmarks() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
        if (args.length > 0) {
            new Runner(new CommandLineOptions(args)).run();
            return;
        }
        Machine machine = Machine.here();
        String processes = Processes.measured();
        Collection<RunResult> results = new Runner(new CommandLineOptions("-prof", "gc", "-f", "1", "-wi", "3")).run();
        String document = Files.readString(DOCUMENT);
        int end = document.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(DOCUMENT, Stream.of(document.substring(0, end), machine.text(), Table.of(results), processes)
                .reduce(String::concat).orElseThrow());
    }
}

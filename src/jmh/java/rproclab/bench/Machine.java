// SPDX-License-Identifier: GPL-2.0-only
package rproclab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Where it was measured.
 *
 * @param text a paragraph
 */
record Machine(String text) {

    static Machine here() throws IOException {
        String cpu;
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            cpu = lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2)).orElse("unknown processor");
        }
        return new Machine(String.format(Locale.ROOT, "%nMeasured on %s: %s, %d processors, load %.1f before it began; "
                + "%s %s; Linux %s.%n", LocalDate.now(), cpu, Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.vm.name"), System.getProperty("java.vm.version"),
                System.getProperty("os.version")));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rproclab.loader.Firmware;

/**
 * Compares by hand: {@code Campaign PATTERN CASES SEED} runs that many images through each subject whose name matches,
 * prints the first of each kind of difference and keeps its image under {@code target/differences}.
 */
final class Campaign {
    private Campaign() {}

    public static void main(String[] arguments) throws IOException {
        long cases = Long.parseLong(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Manifest manifest = Manifest.ofUser();
        for (Subject subject : Subject.all().stream().filter(each -> each.name().matches(arguments[0])).toList()) {
            run(subject, subject.real(manifest), cases, seed);
        }
    }

    private static void run(Subject subject, OracleLoader real, long cases, long seed) throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        long start = cpuTime();
        for (long i = 0; i < cases; i++) {
            Firmware firmware = subject.image(seed, i);
            Optional<Difference> difference = subject.difference(real, firmware);
            if (difference.isPresent() && kinds.merge(kind(difference.get()), 1, Integer::sum) == 1) {
                Path file = Path.of("target/differences", "%s-%d-%d.elf".formatted(subject.name().replace(' ', '-'),
                        seed, i));
                Files.createDirectories(file.getParent());
                Files.write(file, firmware.bytes().toArray());
                System.out.printf("%s: image %d: %s%n", subject.name(), i, difference.get());
            }
        }
        double seconds = (cpuTime() - start) / 1e9;
        System.out.printf("%s (%s): seed %d, %d images, %d differences, %.0f per second of processor time%n",
                subject.name(), real.name(), seed,
                cases, kinds.values().stream().mapToInt(Integer::intValue).sum(), cases / seconds);
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String kind(Difference difference) {
        return difference.toString().replaceAll("0x[0-9a-fA-F?]+|[0-9]+", "N");
    }
}

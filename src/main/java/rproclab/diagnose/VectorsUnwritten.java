// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.boot.ResetVectors;
import rproclab.compare.Result;

/**
 * Rule {@code vectors-unwritten}: a loader accepts an image, and the core that it starts finds nothing where it takes its
 * stack pointer and its first address from.
 */
final class VectorsUnwritten implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        Map<Long, List<Result>> byAddress = subject.accepting().stream()
                .filter(result -> !result.load().memory().ranges().isEmpty())
                .filter(result -> unwritten(subject, result).findAny().isPresent())
                .collect(Collectors.groupingBy(result -> unwritten(subject, result).findFirst().orElseThrow()));
        return byAddress.entrySet().stream().sorted(Map.Entry.comparingByKey(Long::compareUnsigned))
                .map(entry -> finding(subject, entry.getKey(), entry.getValue()));
    }

    private static Stream<Long> unwritten(Subject subject, Result result) {
        return ResetVectors.unwritten(subject.comparison().target(), result.name(), result.load()).stream();
    }

    private static Finding finding(Subject subject, long da, List<Result> results) {
        String has = Vectors.of(subject).map(vectors -> ", the image has its vectors at "
                + hex(vectors.segment().paddr())).orElse("");
        return new Finding(Rule.VECTORS_UNWRITTEN, Severity.WARNING,
                "%s accept the image and write nothing to %s, where the core looks for its vector table%s: it does not start"
                        .formatted(subject.names(results), hex(da), has),
                pairs("vectors", hex(da), "loaders", subject.names(results)),
                """
                        Load a vector table to %s (a segment of its own with the stack pointer and the reset
                        vector is enough), or start the image with a loader that writes them: U-Boot's bootaux."""
                        .formatted(hex(da)));
    }
}

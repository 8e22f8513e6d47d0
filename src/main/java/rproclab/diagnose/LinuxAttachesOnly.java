// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.compare.Result;

/** Rule {@code linux-attaches-only}: the log starts with {@code attaching to}, and no segment was looked at. */
final class LinuxAttachesOnly implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        List<Result> attaching = subject.comparison().results().stream()
                .filter(result -> result.load().log().stream()
                        .anyMatch(line -> line.text().contains(": attaching to ")))
                .toList();
        if (attaching.isEmpty()) {
            return Stream.empty();
        }
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("loaders", subject.names(attaching));
        return Stream.of(new Finding(Rule.LINUX_ATTACHES_ONLY, Severity.NOTE,
                "%s attach to %s and load nothing: the firmware has to be started before Linux".formatted(
                        subject.names(attaching), subject.comparison().target().name()),
                evidence, ""));
    }
}

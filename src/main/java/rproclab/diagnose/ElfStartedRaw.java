// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.compare.LoaderKind;
import rproclab.compare.Result;
import rproclab.loader.SegmentFate.Fate;

/**
 * Rule {@code elf-started-raw}: {@code bootaux} was given an ELF file, looked at no program header, and started the core
 * in the file itself or in a verbatim copy of it.
 */
final class ElfStartedRaw implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        List<Result> raw = subject.comparison().results().stream().filter(ElfStartedRaw::startedRaw).toList();
        if (raw.isEmpty()) {
            return Stream.empty();
        }
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("loaders", subject.names(raw));
        raw.forEach(result -> evidence.put("pc." + result.name(), hex(result.load().bootAddress().orElse(0))));
        return Stream.of(new Finding(Rule.ELF_STARTED_RAW, subject.severity(raw),
                "%s take the ELF file for a raw image and start the core in its header".formatted(subject.names(raw)),
                evidence, "Give these releases the raw image (objcopy -O binary), copied to where it runs."));
    }

    private static boolean startedRaw(Result result) {
        return result.kind() == LoaderKind.BOOTAUX && result.accepted() && !result.load().segments().isEmpty()
                && result.load().segments().stream().allMatch(fate -> fate.fate() == Fate.NOT_REACHED);
    }
}

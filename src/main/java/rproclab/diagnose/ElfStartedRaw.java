// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import rproclab.compare.Result;

/** Rule {@code elf-started-raw}: word 1 of the file, which is ELF identification, was taken for a reset vector. */
final class ElfStartedRaw implements Check {

    @Override
    public List<Finding> find(Subject subject) {
        OptionalLong wordOne = OptionalLong.of(subject.image().bytes().u32(4));
        List<Result> raw = subject.comparison().results().stream()
                .filter(result -> result.name().endsWith("-bootaux") && result.accepted()
                        && result.load().bootAddress().equals(wordOne))
                .toList();
        if (raw.isEmpty()) {
            return List.of();
        }
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("loaders", subject.names(raw));
        evidence.put("pc", hex(wordOne.getAsLong()));
        boolean decides = raw.stream().anyMatch(r -> subject.comparison().deciding().contains(r.name()));
        return List.of(new Finding(Rule.ELF_STARTED_RAW, decides ? Severity.ERROR : Severity.WARNING,
                "%s load no ELF here and start the core at %s, which is the ELF header".formatted(subject.names(raw),
                        hex(wordOne.getAsLong())),
                evidence, "Give these releases the raw image (objcopy -O binary), copied to where it runs."));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One thing that a rule found; {@code docs/rules.md} has the rules.
 *
 * @param rule the rule's id: {@code lma-memsz-overrun}
 * @param severity how bad it is for the loaders that decide
 * @param message one line with the numbers
 * @param evidence the numbers by name; addresses and sizes in hex
 * @param fix what to change, possibly several lines; empty where nothing has to
 */
public record Finding(String rule, Severity severity, String message, SequencedMap<String, String> evidence,
        String fix) {

    /** Keeps a copy of the evidence. */
    public Finding {
        evidence = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(evidence));
    }

    static Finding of(rproclab.diagnose.Finding found) {
        return new Finding(found.rule().id(), Severity.valueOf(found.severity().name()), found.message(),
                found.evidence(), found.fix());
    }
}

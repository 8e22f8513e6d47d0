// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rproclab.compare.LoaderKind;
import rproclab.compare.Result;

/**
 * Rules {@code entry-outside}, {@code entry-not-thumb} and {@code entry-not-reset}: {@code e_entry} is what {@code bootaux}
 * starts an ELF at, and what most Linux drivers do not look at.
 */
final class EntryPoint implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        long entry = subject.image().entry();
        if (subject.segments().isEmpty()) {
            return Stream.empty();
        }
        if (!subject.runs(entry)) {
            return Stream.of(outside(subject, entry));
        }
        Optional<Finding> other = Vectors.of(subject).filter(vectors -> (vectors.reset() & ~1L) != (entry & ~1L))
                .map(vectors -> notReset(subject, entry, vectors));
        return Stream.concat(entry % 2 == 0 ? Stream.of(notThumb(subject, entry)) : Stream.empty(), other.stream());
    }

    /** The bootaux that hand {@code e_entry} to the core. */
    private static List<Result> starters(Subject subject) {
        return subject.comparison().results().stream()
                .filter(result -> result.kind() == LoaderKind.BOOTAUX && result.accepted()
                        && result.load().bootAddress().orElse(-1) == subject.image().entry())
                .toList();
    }

    private static String effect(Subject subject, String then) {
        List<Result> starters = starters(subject);
        return starters.isEmpty()
                ? "no loader here looks at it"
                : subject.names(starters) + " start the core there" + then + "; the others do not look at it";
    }

    private static Severity severity(Subject subject) {
        return starters(subject).isEmpty() ? Severity.NOTE : Severity.WARNING;
    }

    private static Finding outside(Subject subject, long entry) {
        return new Finding(Rule.ENTRY_OUTSIDE, severity(subject),
                "e_entry %s lies in no segment: %s".formatted(hex(entry), effect(subject, "")),
                pairs("entry", hex(entry), "startedBy", subject.names(starters(subject))),
                Vectors.of(subject).map(vectors -> "ENTRY() in the linker script has to name the reset handler, at %s."
                        .formatted(hex(vectors.reset())))
                        .orElse("ENTRY() in the linker script has to name the reset handler."));
    }

    private static Finding notThumb(Subject subject, long entry) {
        return new Finding(Rule.ENTRY_NOT_THUMB, severity(subject),
                "e_entry %s is even, without the Thumb bit: %s".formatted(hex(entry),
                        effect(subject, ", which faults at once")),
                pairs("entry", hex(entry), "startedBy", subject.names(starters(subject))),
                "Let the linker take a function's symbol for ENTRY() (.type NAME, %%function or .thumb_func in assembly): it becomes %s."
                        .formatted(hex(entry | 1)));
    }

    private static Finding notReset(Subject subject, long entry, Vectors vectors) {
        return new Finding(Rule.ENTRY_NOT_RESET, Severity.NOTE,
                "e_entry is %s, the reset vector in segment %d is %s: %s".formatted(hex(entry),
                        vectors.segment().index(), hex(vectors.reset()), effect(subject, "")),
                pairs("entry", hex(entry), "reset", hex(vectors.reset()), "startedBy",
                        subject.names(starters(subject))),
                "Unless that is meant, name the reset handler in ENTRY() of the linker script.");
    }
}

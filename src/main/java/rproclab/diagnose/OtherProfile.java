// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;

import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import rproclab.elf.ArmAttributes;
import rproclab.elf.Elf;
import rproclab.elf.ProgramHeader;

/**
 * Rule {@code other-profile}: Arm code, but of the A or R profile, as its build attributes say, or exception vectors that are
 * branches where a Cortex-M wants addresses.
 */
final class OtherProfile implements Check {
    /** v8-A, v8-R, v8.1-A to v8.3-A, v9-A. */
    private static final Set<Long> NO_M = Set.of(14L, 15L, 18L, 19L, 20L, 22L);
    private static final int VECTORS = 4;

    @Override
    public Stream<Finding> find(Subject subject) {
        if (subject.image().machine() != Elf.EM_ARM) {
            return Stream.empty();
        }
        return ArmAttributes.of(subject.image()).flatMap(OtherProfile::attributes)
                .or(() -> subject.segments().stream().filter(segment -> holdsBranches(subject, segment)).findFirst()
                        .map(segment -> "segment %d at %s begins with exception vectors that are branches (%s)"
                                .formatted(
                                        segment.index(), hex(segment.paddr()),
                                        hex(subject.image().bytes().u32(segment.offset())))))
                .map(why -> finding(subject, why)).stream();
    }

    private static Optional<String> attributes(ArmAttributes attributes) {
        char profile = attributes.profile();
        boolean other = profile == 'A' || profile == 'R' || profile == 'S';
        boolean newer = attributes.cpuArch().isPresent() && NO_M.contains(attributes.cpuArch().getAsLong());
        return other
                ? Optional.of("Tag_CPU_arch_profile is %c (%s)".formatted(profile,
                        profile == 'A' ? "application" : profile == 'R' ? "real-time" : "application or real-time"))
                : newer
                        ? Optional.of("Tag_CPU_arch is %d".formatted(attributes.cpuArch().getAsLong()))
                        : Optional.empty();
    }

    /** {@code B} or {@code LDR PC, [PC, #n]} in each of the first four words. */
    private static boolean holdsBranches(Subject subject, ProgramHeader segment) {
        return Long.compareUnsigned(segment.filesz(), 4 * VECTORS) >= 0
                && subject.image().bytes().has(segment.offset(), 4 * VECTORS)
                && LongStream.range(0, VECTORS).map(i -> subject.image().bytes().u32(segment.offset() + 4 * i))
                        .allMatch(word -> word >>> 24 == 0xEA || word >>> 12 == 0xE59FF);
    }

    private static Finding finding(Subject subject, String why) {
        return new Finding(Rule.OTHER_PROFILE, Severity.ERROR,
                "built for an A or R core: %s; the %s of %s executes neither that code nor such vectors; %s".formatted(
                        why, subject.comparison().target().core(), subject.comparison().target().name(),
                        subject.acceptedBy()),
                pairs("why", why, "acceptedBy", subject.names(subject.accepting())),
                "Build it with -mcpu=%s -mthumb, or give it to the R5F, A53 or whatever core it is for."
                        .formatted(OtherMachine.mcpu(subject)));
    }
}

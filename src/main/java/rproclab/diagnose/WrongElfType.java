// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.Map;
import java.util.stream.Stream;
import rproclab.elf.Elf;

/** Rule {@code wrong-elf-type}: U-Boot's {@code rproc} and {@code bootelf} want ET_EXEC, Linux does not look. */
final class WrongElfType implements Check {
    private static final int ET_DYN = 3;
    private static final int ET_CORE = 4;
    private static final Map<Integer, String> NAMES = Map.of(0, "ET_NONE", Elf.ET_REL, "ET_REL, an object file", ET_DYN,
            "ET_DYN, position-independent", ET_CORE, "ET_CORE, a dump");

    @Override
    public Stream<Finding> find(Subject subject) {
        int type = subject.image().type();
        return type == Elf.ET_EXEC ? Stream.empty() : Stream.of(finding(subject, type));
    }

    private static Finding finding(Subject subject, int type) {
        return new Finding(Rule.WRONG_ELF_TYPE, type == ET_DYN ? Severity.WARNING : Severity.ERROR,
                "e_type is %d (%s), not ET_EXEC (%d): %s; %s".formatted(type,
                        NAMES.getOrDefault(type, "none that is known"), Elf.ET_EXEC,
                        type == ET_DYN
                                ? "it is copied to its p_paddr and never relocated"
                                : "it is no linked program",
                        subject.acceptedBy()),
                pairs("type", Integer.toString(type), "acceptedBy", subject.names(subject.accepting())),
                type == Elf.ET_REL
                        ? "Link it with a linker script of the core, and give the result."
                        : "Link it with -static -no-pie, and without -r or -shared.");
    }
}

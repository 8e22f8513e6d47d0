// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rproclab.compare.LoaderKind;
import rproclab.compare.Result;
import rproclab.loader.Errno;
import rproclab.loader.LogLine;
import rproclab.loader.Verdict;

/**
 * Rule {@code resource-table-missing}: the core's {@code parse_fw} refuses firmware without a table and says nothing; drivers
 * that forgive it start a core without RPMsg.
 */
final class ResourceTableMissing implements Check {
    private static final String SECTION = ".resource_table";

    @Override
    public Stream<Finding> find(Subject subject) {
        if (subject.image().section(SECTION).isPresent()) {
            return Stream.empty();
        }
        List<Result> silent = subject.comparison().results().stream().filter(ResourceTableMissing::isSilent).toList();
        Optional<String> nearly = subject.image().sectionHeaders().stream().map(subject.image()::nameOf)
                .filter(name -> name.startsWith(SECTION)).findFirst();
        return silent.isEmpty() && nearly.isEmpty()
                ? Stream.empty()
                : Stream.of(finding(subject, silent, nearly));
    }

    /** The log ends behind {@code Booting fw image}, with -EINVAL. */
    private static boolean isSilent(Result result) {
        List<LogLine> log = result.load().log();
        return result.kind() == LoaderKind.LINUX && log.size() > 1
                && result.load().verdict().equals(Verdict.rejected(Errno.EINVAL.value()))
                && log.get(log.size() - 2).text().contains(": Booting fw image ");
    }

    private static Finding finding(Subject subject, List<Result> silent, Optional<String> nearly) {
        String has = nearly.map(" (that of %s is another)"::formatted).orElse("");
        String effect = silent.isEmpty()
                ? "Linux finds no table in it"
                : subject.names(silent) + " want one and fail with -22 without a word";
        return new Finding(Rule.RESOURCE_TABLE_MISSING, subject.severity(silent),
                "the firmware has no section .resource_table%s: %s".formatted(has, effect),
                pairs("section", nearly.orElse(""), "refusedBy", subject.names(silent)),
                nearly.isPresent()
                        ? "Name the output section .resource_table, nothing else."
                        : "Add a section .resource_table, if need be with 0 entries: { .ver = 1, .num = 0 }.");
    }
}

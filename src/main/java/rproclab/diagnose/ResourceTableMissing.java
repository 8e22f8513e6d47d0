// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.ArrayList;
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
        List<Result> warning = subject.comparison().results().stream().filter(ResourceTableMissing::goesOn).toList();
        return silent.isEmpty() && nearly.isEmpty() && warning.isEmpty()
                ? Stream.empty()
                : Stream.of(finding(subject, silent, warning, nearly));
    }

    /** The core is started all the same, and the log says that there is no table. */
    private static boolean goesOn(Result result) {
        return result.kind() == LoaderKind.LINUX && result.accepted() && result.load().log().stream().anyMatch(
                line -> line.text().contains("o resource table in elf")
                        || line.text().contains("no resource table found for this firmware"));
    }

    /** The log ends behind {@code Booting fw image}, with -EINVAL. */
    private static boolean isSilent(Result result) {
        List<LogLine> log = result.load().log();
        return result.kind() == LoaderKind.LINUX && log.size() > 1
                && result.load().verdict().equals(Verdict.rejected(Errno.EINVAL.value()))
                && log.get(log.size() - 2).text().contains(": Booting fw image ");
    }

    private static Finding finding(Subject subject, List<Result> silent, List<Result> warning,
            Optional<String> nearly) {
        String has = subject.image().sectionHeaders().isEmpty()
                ? " (nor any section header: only those tell where a table is)"
                : nearly.map(" (that of %s is another)"::formatted).orElse("");
        List<String> effects = new ArrayList<>();
        if (!silent.isEmpty()) {
            effects.add(subject.names(silent) + " want one and fail with -22 without a word");
        }
        if (!warning.isEmpty()) {
            effects.add(subject.names(warning) + " say so and start the core, without trace and RPMsg");
        }
        return new Finding(Rule.RESOURCE_TABLE_MISSING,
                silent.isEmpty() && nearly.isEmpty() ? Severity.NOTE : subject.severity(silent),
                "the firmware has no section .resource_table%s: %s".formatted(has,
                        effects.isEmpty() ? "Linux finds no table in it" : String.join("; ", effects)),
                pairs("section", nearly.orElse(""), "refusedBy", subject.names(silent), "startedBy",
                        subject.names(warning)),
                fix(silent, nearly));
    }

    private static String fix(List<Result> silent, Optional<String> nearly) {
        if (nearly.isPresent()) {
            return "Name the output section .resource_table, nothing else.";
        }
        return silent.isEmpty()
                ? ""
                : """
                        Add a section .resource_table, if need be without entries, and KEEP() it in the linker script:
                            __attribute__((section(".resource_table"), used)) const unsigned rsc[4] = { 1, 0, 0, 0 };""";
    }
}

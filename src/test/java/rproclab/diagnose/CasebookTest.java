// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.boot.BootResult;
import rproclab.bytes.Bytes;
import rproclab.compare.Comparison;
import rproclab.compare.Loaders;
import rproclab.compare.Result;
import rproclab.compare.Selection;
import rproclab.devicetree.BoardTree;
import rproclab.linux.of.Arm64Boot;
import rproclab.linux.of.BoardLayout;
import rproclab.linux.of.BootOutcome;
import rproclab.linux.of.OfReleases;
import rproclab.linux.of.PhysRange;
import rproclab.linux.of.Placement;
import rproclab.explain.Explainer;
import rproclab.loader.Attacher;
import rproclab.loader.Firmware;
import rproclab.loader.LogLine;
import rproclab.loader.Verdict;
import rproclab.memory.Mapping;
import rproclab.memory.TargetMemory;
import rproclab.target.Target;
import rproclab.target.Targets;

/**
 * Public reports of cores that did not load, start or talk: each is reproduced with its messages, or says why it cannot be.
 * {@code -Dgolden.update=true} writes the counts in the two READMEs anew.
 */
class CasebookTest {
    private static final Path FOLDER = Path.of("fixtures/casebook");
    private static final List<String> GROUPS = List.of("loader-check", "resource-table", "reserved-memory",
            "vring-rpmsg", "emulated-boot", "beyond-loaders");
    private static final String MARK = "<!-- casebook -->\n";
    private static final String END = "<!-- end -->\n";
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    static List<CasebookCase> cases() throws IOException {
        List<CasebookCase> cases = new ArrayList<>();
        for (String group : GROUPS) {
            cases.addAll(CasebookCase.readAll(FOLDER.resolve(group + ".txt")));
        }
        return cases;
    }

    static Stream<CasebookCase> firmwareCases() throws IOException {
        return cases().stream().filter(CasebookCase::simulated)
                .filter(report -> report.one("core").isPresent() && report.one("error").isEmpty());
    }

    static Stream<CasebookCase> bootCases() throws IOException {
        return cases().stream().filter(CasebookCase::simulated).filter(report -> report.one("boot").isPresent());
    }

    static Stream<CasebookCase> explainedCases() throws IOException {
        return cases().stream().filter(report -> report.one("explain").isPresent());
    }

    static Stream<CasebookCase> emulatedCases() throws IOException {
        return firmwareCases().filter(report -> report.one("boots").isPresent());
    }

    static Stream<CasebookCase> refusedBoards() throws IOException {
        return cases().stream().filter(report -> report.one("error").isPresent());
    }

    @ParameterizedTest
    @MethodSource("firmwareCases")
    void reportIsReproduced(CasebookCase report) throws Exception {
        Comparison comparison = comparison(report);

        assertThat(comparison.results()).isNotEmpty().allSatisfy(result -> {
            assertThat(verdict(result.load().verdict())).isEqualTo(report.one("verdict").orElseThrow());
            assertThat(log(result.load().console())).as(result.name())
                    .satisfies(log -> report.all("log").forEach(line -> assertThat(log).contains(anyIndex(line))));
            report.all("at").stream().map(CasebookCase.Line::of).forEach(at -> assertThat(
                    result.load().segments().get(Integer.parseInt(at.word())).sa()).contains(Long.decode(at.rest())));
        });
        assertThat(rules(report, comparison)).containsAll(report.all("finding"));
    }

    @ParameterizedTest
    @MethodSource("firmwareCases")
    void fixIsAccepted(CasebookCase report) throws Exception {
        if (report.all("fixed").isEmpty()) {
            assertThat(report.one("fix")).isEmpty();
            return;
        }
        CasebookCase repaired = report.repaired();

        Comparison comparison = comparison(repaired);

        assertThat(comparison.results())
                .allSatisfy(result -> assertThat(result.accepted()).as(log(result.load().log())).isTrue());
        assertThat(rules(repaired, comparison)).noneMatch(report.all("finding")::contains);
    }

    @ParameterizedTest
    @MethodSource("emulatedCases")
    void emulatedBootEndsAsReportedAndWellWithTheFix(CasebookCase report) throws Exception {
        for (CasebookCase each : report.all("fixed").isEmpty()
                ? List.of(report)
                : List.of(report, report.repaired())) {
            for (Result result : comparison(each).results()) {
                BootResult boot = CasebookBoot.run(each, target(each), result);

                assertThat(boot.outcome().word()).as(boot.why()).isEqualTo(each.one("boots").orElseThrow());
                each.all("says").forEach(line -> assertThat(CasebookBoot.said(boot)).contains(line));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("refusedBoards")
    void boardHasNoSuchCoreUntilItIsRepaired(CasebookCase report) throws Exception {
        assertThatThrownBy(() -> report.board().target()).hasMessageContaining(report.one("error").orElseThrow());
        assertThat(report.repaired().board().target().name()).isEqualTo(report.one("core").orElseThrow().split(" ")[0]);
    }

    /** What no port prints is known to explain, and means something. */
    @ParameterizedTest
    @MethodSource("explainedCases")
    void linesThatNoPortPrintsAreExplained(CasebookCase report) {
        assertThat(report.all("explain")).allSatisfy(line -> {
            Explainer explainer = new Explainer(Targets.all());
            explainer.add(line);
            assertThat(explainer.log().explanations()).singleElement().satisfies(known -> {
                assertThat(known.message().id()).isNotEqualTo("other-error");
                assertThat(known.means()).isNotEmpty();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("bootCases")
    void bootIsReproducedAndItsFixSaysNothing(CasebookCase report) {
        String before = log(boot(report).log());
        String after = log(boot(report.repaired()).log());

        assertThat(report.all("log")).isNotEmpty().allSatisfy(line -> {
            assertThat(before).contains(line);
            assertThat(after).doesNotContain(line);
        });
    }

    @Test
    void everyCaseIsReproducedOrSaysWhyNot() throws IOException {
        assertThat(cases()).extracting(CasebookCase::id).doesNotHaveDuplicates();
        assertThat(cases()).allSatisfy(report -> {
            assertThat(report.one("report")).isPresent();
            assertThat(Stream.of("core", "boot", "cannot").filter(word -> report.one(word).isPresent())).hasSize(1);
            assertThat(Stream.of("log", "finding", "at", "boots", "error")
                    .allMatch(word -> report.all(word).isEmpty())).isNotEqualTo(report.simulated());
        });
    }

    @Test
    void readmesHaveTheCounts() throws IOException {
        assertBlock(Path.of("README.md"), summary());
        assertBlock(FOLDER.resolve("README.md"), table());
    }

    static Comparison comparison(CasebookCase report) throws Exception {
        CasebookCase.Line core = CasebookCase.Line.of(report.one("core").orElseThrow());
        Target target = target(report);
        Selection selection = Loaders.of(target).named(List.of(core.rest().split(",")));
        Firmware firmware = CasebookFirmware.of(report);
        return report.one("running").isEmpty()
                ? Comparison.run(firmware, target, selection)
                : new Comparison(firmware, target, selection.loaders().stream()
                        .map(loader -> new Result(loader,
                                ((Attacher) loader).attach(OptionalLong.empty(), running(report))))
                        .toList(),
                        List.of(), selection.deciding());
    }

    /** The board's, or the vendor's; where the report tells it, with the file staged where it was. */
    private static Target target(CasebookCase report) throws Exception {
        Target target = report.hasTree()
                ? report.board().target()
                : Targets.find(report.one("core").orElseThrow().split(" ")[0]).orElseThrow();
        return report.one("staged").map(Long::decode).map(staged -> staged(target, staged)).orElse(target);
    }

    private static Target staged(Target target, long staged) {
        long offset = staged - target.loadAddress();
        return new Target(target.name(), target.soc(), target.core(), target.cpu(), target.device(),
                target.hostWordBits(), target.coreMap(), target.systemMap().stream()
                        .map(row -> row.name().equals("DDR")
                                ? new Mapping(row.name(), row.sa() + offset, row.size())
                                : row)
                        .toList(),
                target.linux(), target.uboot(), target.regions());
    }

    /** Memory of a core that runs when Linux comes: an address and words. */
    private static TargetMemory running(CasebookCase report) {
        List<String> words = CasebookCase.Line.of("running " + report.one("running").orElseThrow()).words();
        byte[] bytes = CasebookFirmware.words(words.subList(1, words.size()));
        TargetMemory memory = new TargetMemory();
        memory.copy(Long.decode(words.getFirst()), Bytes.of(bytes), 0, bytes.length);
        return memory;
    }

    private static List<String> rules(CasebookCase report, Comparison comparison) {
        Optional<BoardTree> tree = report.hasTree() ? Optional.of(report.board().tree()) : Optional.empty();
        return Diagnosis.of(comparison, tree).stream().map(finding -> finding.rule().id()).toList();
    }

    private static BootOutcome boot(CasebookCase report) {
        CasebookCase.Line boot = CasebookCase.Line.of(report.one("boot").orElseThrow());
        PhysRange kernel = new PhysRange(boot.number(0), boot.number(1));
        Placement placement = new Placement(kernel, new PhysRange(kernel.end(), 0x1_0000), Optional.empty(), List.of(),
                Optional.empty());
        return Arm64Boot.boot(BoardLayout.of(report.board().tree(), placement),
                OfReleases.named(boot.word()).orElseThrow());
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> "accepted";
            case Verdict.Rejected rejected ->
                "rejected" + rejected.errno().map(errno -> " " + errno.value()).orElse("");
            case Verdict.Undefined undefined -> "undefined " + undefined.site();
        };
    }

    private static String log(List<LogLine> log) {
        return anyIndex(String.join("\n", log.stream().map(LogLine::text).toList()));
    }

    /** A board may have other remote processors before this one. */
    private static String anyIndex(String log) {
        return log.replaceAll("remoteproc[0-9]+", "remoteprocN");
    }

    private static String summary() throws IOException {
        StringBuilder text = new StringBuilder("""
                `fixtures/casebook` has %d public reports; its README says of each what comes out, or why not.

                | class | reports | reproduced | only their lines explained | without a line |
                |---|---|---|---|---|
                """.formatted(cases().size()));
        for (String group : GROUPS) {
            text.append(row(group, CasebookCase.readAll(FOLDER.resolve(group + ".txt"))));
        }
        return text.append(row("all", cases())).toString();
    }

    private static String row(String name, List<CasebookCase> cases) {
        long reproduced = cases.stream().filter(CasebookCase::simulated).count();
        long explained = cases.stream().filter(CasebookCase::explained).count();
        return "| %s | %d | %d | %d | %d |\n".formatted(name, cases.size(), reproduced, explained,
                cases.size() - reproduced - explained);
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder(
                "| case | group | reproduced | finding or reason |\n|---|---|---|---|\n");
        cases().forEach(report -> table.append("| %s | %s | %s | %s |\n".formatted(report.id(), report.group(),
                report.simulated()
                        ? report.all("fixed").isEmpty() ? "without the fix" : "yes"
                        : report.explained() ? "explained" : "no",
                report.simulated()
                        ? report.one("finding").map("`%s`"::formatted)
                                .or(() -> report.one("boots").map("the boot ends in %s"::formatted))
                                .orElse("the messages say it")
                        : report.one("cannot").orElseThrow())));
        return table.toString();
    }

    private static void assertBlock(Path file, String expected) throws IOException {
        String text = Files.readString(file);
        int start = text.indexOf(MARK) + MARK.length();
        int end = text.indexOf(END, start);
        if (UPDATE) {
            Files.writeString(file, text.substring(0, start) + expected + text.substring(end));
        }
        assertThat(UPDATE ? expected : text.substring(start, end)).as("-Dgolden.update=true writes it anew")
                .isEqualTo(expected);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rproclab.compare.Comparison;
import rproclab.compare.Loaders;
import rproclab.devicetree.BoardTree;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;
import rproclab.target.Target;
import rproclab.target.Targets;

/**
 * {@code docs/rules.md} is the catalogue of rules, with an example of each from the fixtures or the casebook;
 * {@code -Dgolden.update=true} writes it anew.
 */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/rules.md");
    private static final List<String> FIXTURES = List.of("imx8mp-28047.elf", "imx8mp-exact-fit.elf",
            "imx8mp-vectors-second.elf", "imx7d-tcm-straddle.elf", "imx8mp-ddr.elf", "imx93.elf");

    /** A finding, and what it was found in. */
    private record Example(String of, Finding finding) {}

    private final Map<Rule, Example> examples = new EnumMap<>(Rule.class);

    @Test
    void documentHoldsEveryRule() throws Exception {
        collect();
        regions();

        String document = document();

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "").as("-Dgolden.update=true writes it anew")
                .isEqualTo(document);
        assertThat(examples.keySet()).contains(Rule.LMA_MEMSZ_OVERRUN, Rule.NO_MEMORY_REGION, Rule.REGION_REUSABLE);
    }

    private void collect() throws Exception {
        for (String fixture : FIXTURES) {
            Target target = Targets.all().stream()
                    .filter(each -> each.name().startsWith(fixture.split("[-.]")[0] + "-")).findFirst().orElseThrow();
            Firmware firmware = new Firmware(fixture,
                    Bytes.of(Files.readAllBytes(Path.of("fixtures/firmware", fixture))));
            collect("`" + fixture + "` of `fixtures/firmware`",
                    Comparison.run(firmware, target, Loaders.of(target).named(
                            List.of("linux-7.3", "uboot-2021.01-bootaux", "uboot-2026.07-bootaux"))),
                    Optional.empty());
        }
        for (CasebookCase report : CasebookTest.firmwareCases().toList()) {
            collect("case `" + report.id() + "` of `fixtures/casebook`", CasebookTest.comparison(report),
                    report.hasTree() ? Optional.of(report.board().tree()) : Optional.empty());
        }
    }

    /** On boards with one region of the core. */
    private void regions() throws Exception {
        region(Rule.REGION_NOT_RESERVED, OnBoard.imx8mp().region("m7@80000000", 0x8000_0000L, 0x1000, "no-map",
                "disabled"));
        region(Rule.REGION_MAPPED_AS_RAM, OnBoard.imx8mp().region("m7@60000000", 0x6000_0000L, 0x1000));
        region(Rule.REGION_REUSABLE, OnBoard.imx8mp().region("m7@60000000", 0x6000_0000L, 0x40_0000, "reusable",
                "pool"));
        region(Rule.REGION_OUTSIDE_RAM, OnBoard.imx8mp().region("m7@7ffff000", 0x7FFF_F000L, 0x2000, "no-map"));
    }

    private void region(Rule rule, OnBoard board) throws Exception {
        examples.putIfAbsent(rule, new Example("a small board", board.finds(rule).getFirst()));
    }

    /** The first example stays, unless a later one is worse. */
    private void collect(String of, Comparison comparison, Optional<BoardTree> tree) {
        Diagnosis.of(comparison, tree).forEach(finding -> examples.merge(finding.rule(), new Example(of, finding),
                (old, other) -> old.finding().severity().compareTo(other.finding().severity()) < 0 ? other : old));
    }

    private String document() {
        StringBuilder text = new StringBuilder(
                """
                        <!-- SPDX-License-Identifier: GPL-2.0-only -->
                        # Rules

                        Written by `RulesDocumentTest` from the catalogue in `diagnose/Rule.java`; `rproclab list rules` prints the same. Ids are stable: baselines, SARIF logs
                        and annotations use them. The severity is the worst that a rule's findings have: some are less where no loader that decides is concerned.

                        | rule | severity | what it finds |
                        |---|---|---|
                        """);
        for (Rule rule : Rule.values()) {
            text.append("| `%s` | %s | %s |\n".formatted(rule.id(), rule.worst().word(),
                    rule.summary().replace("|", "\\|")));
        }
        text.append(
                """

                        In SARIF there is one more, `loader-refuses` (error): a loader whose verdict decides refuses the firmware, or does something undefined.

                        ## Rule by rule

                        What each means, what to do about it in general, and what a finding says: the numbers, then what to change, for the image and target at hand. Rules
                        that neither a fixture nor the casebook runs into have no example.
                        """);
        for (Rule rule : Rule.values()) {
            text.append("\n### %s\n\n%s\n\n**Cause:** %s\n\n**Fix:** %s\n".formatted(rule.id(), rule.summary(),
                    rule.cause(), rule.fix()));
            Optional.ofNullable(examples.get(rule)).ifPresent(example -> text.append(
                    "\nIn %s:\n\n```\n%s: %s\n%s```\n".formatted(example.of(), example.finding().severity().word(),
                            example.finding().message(), example.finding().fix().isEmpty()
                                    ? ""
                                    : "\n" + example.finding().fix() + "\n")));
        }
        return text.toString();
    }
}

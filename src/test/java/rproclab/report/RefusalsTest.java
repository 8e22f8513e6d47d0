// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.compare.Comparison;
import rproclab.compare.Loaders;
import rproclab.compare.Result;
import rproclab.diagnose.Baseline;
import rproclab.elf.ElfBuilder;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.Results;
import rproclab.loader.Verdict;
import rproclab.memory.TargetMemory;
import rproclab.target.Target;
import rproclab.target.Targets;

class RefusalsTest {

    @Test
    void onlyLoadersThatDecideAreNamed() {
        Comparison comparison = comparison(ElfBuilder.elf32().load(0x1_F000, 0x800, 0x9000));

        List<Result> refusals = Refusals.deciding(comparison, Baseline.NONE);

        assertThat(refusals).extracting(result -> Refusals.sentence(result, comparison)).containsExactly(
                "linux-7.3 rejects a.elf on imx8mp-m7: bad phdr da 0x1f000 mem 0x9000 (EINVAL -22)");
        assertThat(comparison.results()).filteredOn(result -> !result.accepted()).hasSizeGreaterThan(1);
    }

    @Test
    void theCAccessOfAnUndefinedOneIsItsReason() {
        Comparison comparison = comparison(ElfBuilder.elf32().load(0x1_F000, 0x800, 0x9000));

        Result rproc = comparison.results().stream().filter(result -> result.name().equals("uboot-2026.07-rproc"))
                .findFirst().orElseThrow();

        assertThat(Refusals.sentence(rproc, comparison)).isEqualTo("uboot-2026.07-rproc is undefined for a.elf on "
                + "imx8mp-m7: write of 0x800 bytes at offset 0x0 of NULL in rproc_elf32_load_image");
    }

    @Test
    void aLogOfTwoHundredLinesIsWholeAndOneLineMoreIsCut() {
        assertThat(Refusals.log(lines(200)).lines()).hasSize(200).endsWith("line 199");
        assertThat(Refusals.log(lines(201)).lines()).hasSize(201).endsWith("line 199", "... 1 more lines");
    }

    @Test
    void debugLinesAreNotPartOfALog() {
        LoadResult load = Results.result(Verdict.ACCEPTED, OptionalLong.empty(),
                List.of(new LogLine(LogLine.Level.DEBUG, "quiet"), new LogLine(LogLine.Level.ERROR, "loud")),
                new TargetMemory());

        assertThat(Refusals.log(load)).isEqualTo("loud");
    }

    private static LoadResult lines(int count) {
        return Results.result(Verdict.ACCEPTED, OptionalLong.empty(), IntStream.range(0, count)
                .mapToObj(i -> new LogLine(LogLine.Level.INFO, "line " + i)).toList(), new TargetMemory());
    }

    private static Comparison comparison(ElfBuilder image) {
        Target target = Targets.find("imx8mp-m7").orElseThrow();
        return Comparison.run(new Firmware("a.elf", Bytes.of(image.entry(0x401).build())), target,
                Loaders.of(target).applicable());
    }
}

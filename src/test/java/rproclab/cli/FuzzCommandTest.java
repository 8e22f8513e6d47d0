// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzCommandTest {
    private static final String LOADERS = "linux-6.12,uboot-2025.01-bootaux";

    @TempDir
    Path folder;

    private Invocation fuzz(String... flags) {
        String[] command = {"fuzz", "--target", "imx8mp-m7", "--loader", LOADERS, "--seed", "7"};
        String[] all = List.of(List.of(command), List.of(flags)).stream().flatMap(List::stream).toArray(String[]::new);
        return Invocation.rproclab(all);
    }

    @Test
    void printsATableOfSignaturesAndInAPipeOneLineOfThroughput() {
        Invocation run = fuzz("--cases", "200", "--jobs", "1");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("     cases  signature     first case  verdicts\n")
                .contains("rejected: linux-6.12; accepted: uboot-2025.01-bootaux; segment: ends with its region\n");
        assertThat(run.err()).matches("rproclab: 200 images in [0-9.]+ s: [0-9,]+ images/s with shrinking; "
                + "per core without it: [0-9,]+ images/s, [0-9,]+ verdicts/s by 2 loaders; [0-9]+ signatures\n");
    }

    @Test
    void shardsMergeIntoTheFindingsOfOneRun() throws IOException {
        fuzz("--cases", "2500", "--out", folder.resolve("whole").toString());
        fuzz("--cases", "2500", "--shard", "0/2", "--out", folder.resolve("0").toString());
        fuzz("--cases", "2500", "--shard", "1/2", "--jobs", "3", "--out", folder.resolve("1").toString());

        Invocation merge = Invocation.rproclab("merge", folder.resolve("0/findings.jsonl").toString(),
                folder.resolve("1/findings.jsonl").toString());
        Invocation.rproclab("merge", folder.resolve("0/findings.jsonl").toString(),
                folder.resolve("1/findings.jsonl").toString(), "-o", folder.resolve("merged").toString());
        Files.delete(folder.resolve("whole/state"));
        Invocation json = fuzz("--cases", "2500", "--format", "json");

        assertThat(merge.out()).isNotEmpty()
                .isEqualTo(Files.readString(folder.resolve("whole/findings.jsonl"))).isEqualTo(json.out());
        assertThat(contents("merged")).isEqualTo(contents("whole"));
    }

    private Map<String, String> contents(String name) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.resolve(name).relativize(file).toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void aDifferenceMakesItFailOnlyWhereThatIsWanted() {
        assertThat(fuzz("--cases", "50", "--fail-on", "difference").code()).isEqualTo(1);
        assertThat(fuzz("--cases", "50", "--fail-on", "warning").code()).isZero();
        assertThat(fuzz("--cases", "50", "--fail-on", "never").code()).isZero();
    }

    @Test
    void replaySaysWhetherAWitnessStillShows() throws IOException {
        fuzz("--cases", "200", "--out", folder.toString());
        String line = Files.readAllLines(folder.resolve("findings.jsonl")).getFirst();
        String signature = line.substring(14, 26);
        Path elf = folder.resolve(signature).resolve("witness.elf");

        Invocation shows = Invocation.rproclab("replay", folder.resolve(signature + "/witness.json").toString());
        byte[] bytes = Files.readAllBytes(elf);
        bytes[1] = 0;
        Files.write(elf, bytes);
        Invocation changed = Invocation.rproclab("replay", elf.toString());

        assertThat(shows.out()).startsWith("signature " + signature + " still shows\n");
        assertThat(shows.code()).isZero();
        assertThat(changed.out()).startsWith("signature " + signature + " does not show any more\nexpected:\n")
                .contains("\nnow:\n  rejected, EINVAL: Image is corrupted (bad magic): linux-6.12\n");
        assertThat(changed.code()).isEqualTo(1);
    }

    @Test
    void aCorpusIsChangedFieldByField() {
        Invocation with = fuzz("--cases", "300", "--seed-corpus", "fixtures/firmware", "--format", "json");
        Invocation without = fuzz("--cases", "300", "--format", "json");

        assertThat(with.code()).isZero();
        assertThat(with.out()).isNotEqualTo(without.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--shard  | 2/2   | rproclab: --shard 2/2: I/N with I from 0 to N-1 is wanted",
            "--shard  | half  | rproclab: --shard half: I/N with I from 0 to N-1 is wanted",
            "--cases  | 0     | rproclab: --cases 0: a number from 1 is wanted",
            "--jobs   | 0     | rproclab: --jobs 0: a number from 1 to 4096 is wanted",
            "--time   | 60    | rproclab: --time 60: a number with s, m or h is wanted, such as 60s",
            "--time   | 0s    | rproclab: --time 0s: a number with s, m or h is wanted, such as 60s"})
    void wrongFlagsAreUsageErrors(String flag, String value, String message) {
        Invocation run = fuzz(flag, value);

        assertThat(run.err()).isEqualTo(message + "\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aFolderOfAnotherCampaignIsAnInputError() {
        fuzz("--cases", "10", "--out", folder.toString());

        Invocation run = fuzz("--cases", "10", "--shard", "0/2", "--out", folder.toString());

        assertThat(run.err()).isEqualTo("rproclab: %s: holds another campaign: target=imx8mp-m7 seed=7 shard=0/1 "
                .formatted(folder) + "corpus= loaders=linux-6.12,uboot-2025.01-bootaux judge=\n");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void whatIsNoFindingIsAnInputError() throws IOException {
        Path file = Files.writeString(folder.resolve("findings.jsonl"), "{}\n");
        Path elf = Files.write(folder.resolve("a.elf"), new byte[]{0x7f});

        Invocation merge = Invocation.rproclab("merge", file.toString());
        Invocation replay = Invocation.rproclab("replay", elf.toString());

        assertThat(merge.err()).isEqualTo("rproclab: %s: line 1 is not a finding of rproclab fuzz\n".formatted(file));
        assertThat(replay.err())
                .isEqualTo("rproclab: %s: needs a.json beside it, which says what to expect\n".formatted(elf));
        assertThat(List.of(merge.code(), replay.code())).containsOnly(3);
    }

    @Test
    void theRealCDoesNotJudgeA32BitHost() {
        Invocation run = Invocation.rproclab("fuzz", "--oracle", "--target", "imx7d-m4", "--cases", "1");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err())
                .isEqualTo("rproclab: --oracle: the real C is built for 64-bit hosts, imx7d-m4 has a 32-bit "
                        + "one; mvn -Poracle test compares its ports as if it had 64 bits\n");
    }
}

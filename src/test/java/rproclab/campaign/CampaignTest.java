// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rproclab.campaign.Campaigns.contents;
import static rproclab.campaign.Campaigns.done;
import static rproclab.campaign.Campaigns.findings;
import static rproclab.campaign.Campaigns.plan;
import static rproclab.campaign.Campaigns.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignTest {
    @TempDir
    Path folder;

    @Test
    void fourThreadsFindWhatOneFinds() throws IOException {
        Plan plan = plan(7, 3_000);

        new Folder(folder.resolve("1")).save(plan, done(plan, 1).saved());
        new Folder(folder.resolve("4")).save(plan, done(plan, 4).saved());

        assertThat(contents(folder.resolve("1"))).hasSizeGreaterThan(50)
                .containsKeys("findings.jsonl", "state").isEqualTo(contents(folder.resolve("4")));
    }

    @Test
    void fourShardsMergedAreTheWhole() {
        List<Findings> shards = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            shards.add(new Findings(findings(shard(7, 4_500, i, 4))));
        }

        String merged = Findings.merge(shards.reversed()).text();

        assertThat(shards).allSatisfy(shard -> assertThat(shard.list()).isNotEmpty());
        assertThat(merged).isEqualTo(new Findings(findings(plan(7, 4_500))).text());
    }

    @Test
    void shardsShareTheCases() {
        long cases = 0;
        for (int i = 0; i < 3; i++) {
            cases += done(shard(1, 5_000, i, 3), 1).casesDone();
        }

        assertThat(cases).isEqualTo(5_000);
    }

    @Test
    void aCampaignTakenUpAgainEndsAsOneInOneGo() throws IOException {
        Folder parts = new Folder(folder.resolve("parts"));
        Folder whole = new Folder(folder.resolve("whole"));

        parts.save(plan(7, 1_500), done(plan(7, 1_500), 2).saved());
        Plan plan = plan(7, 4_000);
        Campaign rest = new Campaign(plan, parts.load(plan));
        rest.run(2, () -> false);
        parts.save(plan, rest.saved());
        whole.save(plan, done(plan, 1).saved());

        assertThat(rest.casesDone()).isEqualTo(2_500);
        assertThat(contents(folder.resolve("parts"))).isEqualTo(contents(folder.resolve("whole")));
    }

    @Test
    void whatIsStoppedKeepsWholeBlocksAndGoesOnFromThere() throws IOException {
        Plan plan = plan(7, 4 * Block.SIZE);
        Campaign stopped = new Campaign(plan);
        AtomicInteger asked = new AtomicInteger();

        stopped.run(1, () -> asked.incrementAndGet() > 2);
        Folder kept = new Folder(folder);
        kept.save(plan, stopped.saved());
        Campaign rest = new Campaign(plan, kept.load(plan));
        rest.run(1, () -> false);

        assertThat(stopped.casesDone()).isEqualTo(2 * Block.SIZE);
        assertThat(rest.casesDone()).isEqualTo(2 * Block.SIZE);
        assertThat(new Findings(rest.saved().findings()).text()).isEqualTo(new Findings(findings(plan)).text());
    }

    @Test
    void aFolderOfAnotherCampaignIsRefused() throws IOException {
        Folder kept = new Folder(folder);
        kept.save(plan(7, 10), done(plan(7, 10), 1).saved());

        assertThatThrownBy(() -> kept.load(plan(8, 10))).isInstanceOf(IOException.class)
                .hasMessage("holds another campaign: target=imx8mp-m7 seed=7 shard=0/1 corpus= "
                        + "loaders=linux-5.15.148,linux-6.12,uboot-2025.01-bootaux,uboot-2026.07-rproc judge=");
    }

    @Test
    void anObjectionOfTheJudgeIsAFindingOfItsOwn() {
        Judge judge = (loader, _, answer) -> loader.name().equals("linux-6.12")
                && answer.verdict().accepted() ? "log" : "";

        List<Finding> findings = findings(Campaigns.plan(7, 300, 0, 1, Campaigns.REGIONS, judge));

        assertThat(new Findings(findings).hasObjections()).isTrue();
        assertThat(new Findings(findings(plan(7, 300))).hasObjections()).isFalse();
        assertThat(findings).anySatisfy(finding -> assertThat(finding.groups()).extracting(Object::toString)
                .contains("Group[outcome=accepted; the real C differs in log, loaders=[linux-6.12]]"));
    }

    @Test
    void everyWitnessShowsItsSignature() throws IOException {
        Plan plan = plan(7, 700);
        List<Finding> findings = findings(plan);
        new Folder(folder).save(plan, new Campaign.Saved(0, findings));

        for (Finding finding : findings) {
            Path witness = folder.resolve(finding.signature()).resolve("witness.json");
            Witness.Replay replay = Witness.read(witness).replay(plan.panel());
            assertThat(replay.lines().getFirst()).isEqualTo("signature " + finding.signature() + " still shows");
            assertThat(replay.shows()).isTrue();
            assertThat(finding.elf()).hasSizeLessThan(0x400);
        }
        assertThat(findings).hasSizeGreaterThan(20);
    }

    @Test
    void aWitnessThatWasRepairedDoesNotShowAnyMore() throws IOException {
        Plan plan = plan(7, 200);
        new Folder(folder).save(plan, done(plan, 1).saved());
        Finding finding = findings(plan).getFirst();
        Path elf = folder.resolve(finding.signature()).resolve("witness.elf");
        byte[] bytes = Files.readAllBytes(elf);
        bytes[0] = 0;

        boolean before = Witness.read(elf).replay(plan.panel()).shows();
        Files.write(elf, bytes);

        assertThat(before).isTrue();
        assertThat(Witness.read(elf).replay(plan.panel()).shows()).isFalse();
    }
}

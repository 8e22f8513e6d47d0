// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.target.Target;
import rproclab.target.Targets;

class ExplainerTest {
    private static final List<Target> IMX8MP = Targets.all().stream()
            .filter(target -> target.name().equals("imx8mp-m7")).toList();

    private static ExplainedLog log(List<Target> targets, String... lines) {
        Explainer explainer = new Explainer(targets);
        List.of(lines).forEach(explainer::add);
        return explainer.log();
    }

    @Test
    void everyMessageHasItsOwnNameAndText() {
        Set<String> ids = Messages.ALL.stream().map(Message::id).collect(Collectors.toSet());
        Set<String> texts = Messages.ALL.stream().map(message -> message.template().toString())
                .collect(Collectors.toCollection(HashSet::new));

        assertThat(ids).hasSameSizeAs(Messages.ALL);
        assertThat(texts).hasSameSizeAs(Messages.ALL);
        assertThat(Messages.ALL).allSatisfy(message -> assertThat(message.means()).isNotEmpty());
    }

    @Test
    void noProseNamesAValueThatItsLineDoesNotHave() {
        for (Message message : Messages.ALL) {
            String sample = message.template().toString().replaceAll("\\{\\w+\\}|\\{\\w+:\\*\\}", "word")
                    .replaceAll("\\{\\w+:x\\}", "1f").replaceAll("\\{\\w+:d\\}", "-22");
            Values values = new Values(message.template().in(sample).orElseThrow().values());

            assertThat(values.into(message.means() + message.usually() + message.advice()))
                    .as(message.id()).doesNotContain("{da", "{mem", "{errno", "{name", "{node")
                    .doesNotContainPattern("\\{[a-z.]+\\}");
        }
    }

    @Test
    void theNumbersOfASegmentAreThoseOfTheTargetsRegion() {
        ExplainedLog log = log(IMX8MP, "bad phdr da 0x1de78 mem 0xd5a0");

        assertThat(log.explanations().getFirst().numbers()).containsExactly(
                "imx8mp-m7: it begins in ITCM [0x0, 0x20000), where 0x2188 bytes are left, and leaves it by 0xb418 (46104 bytes)");
    }

    @Test
    void aSegmentThatEndsWithTheRegionsLastByteDoesNotLeaveIt() {
        assertThat(log(IMX8MP, "bad phdr da 0x1f000 mem 0x1000").explanations().getFirst().numbers())
                .containsExactly("imx8mp-m7: it begins in ITCM [0x0, 0x20000) and ends with its last byte");
        assertThat(log(IMX8MP, "bad phdr da 0x1f000 mem 0xfff").explanations().getFirst().numbers())
                .containsExactly("imx8mp-m7: it begins in ITCM [0x0, 0x20000) and ends inside it");
        assertThat(log(IMX8MP, "bad phdr da 0x1f000 mem 0x1001").explanations().getFirst().numbers()).containsExactly(
                "imx8mp-m7: it begins in ITCM [0x0, 0x20000), where 0x1000 bytes are left, and leaves it by 0x1 (1 bytes)");
    }

    @Test
    void anAddressInNoMemoryOfTheTargetIsSaidToBeNowhere() {
        assertThat(log(IMX8MP, "bad phdr da 0xf0000000 mem 0x10").explanations().getFirst().numbers())
                .containsExactly("no memory of imx8mp-m7 holds 0xf0000000");
    }

    @Test
    void aRepeatedLineIsExplainedOnce() {
        ExplainedLog log = log(IMX8MP, "[ 1.0] remoteproc remoteproc0: Boot failed: -22", "other",
                "[ 9.0] remoteproc remoteproc0: Boot failed: -22");

        assertThat(log.lines()).isEqualTo(3);
        assertThat(log.explanations()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(1);
            assertThat(line.times()).isEqualTo(2);
        });
    }

    @Test
    void aFailureWithoutAReasonIsThatOfTheResourceTablesStage() {
        ExplainedLog log = log(IMX8MP, "remoteproc remoteproc0: powering up 78000000.r5f",
                "remoteproc remoteproc0: Booting fw image r5f.elf, size 411176",
                "remoteproc remoteproc0: Boot failed: -22");

        assertThat(log.notes()).singleElement().asString().startsWith(
                "Nothing between \"Booting fw image\" and \"Boot failed: -22\" names a reason. The stages that fail without a word: "
                        + "no resource table where the driver wants one");
    }

    @Test
    void aFailureWithAReasonHasNoSuchNote() {
        ExplainedLog log = log(IMX8MP, "remoteproc remoteproc0: Booting fw image r5f.elf, size 411176",
                "remoteproc remoteproc0: resource table truncated", "remoteproc remoteproc0: Boot failed: -22");

        assertThat(log.notes()).isEmpty();
    }

    @Test
    void aPruThatGetsTheCoresImageIsNamed() {
        ExplainedLog log = log(IMX8MP, "remoteproc remoteproc0: powering up 30074000.pru");

        assertThat(log.notes())
                .containsExactly("The processor that was started, 30074000.pru, is a PRU, not a Cortex-M core. "
                        + "If the image is for the Cortex-M: look for its own remoteprocN (cat /sys/class/remoteproc/*/name); Linux does "
                        + "not check e_machine.");
    }

    @Test
    void aRefusedSegmentWithoutItsWarningMayBeHiddenOrUnmapped() {
        assertThat(log(IMX8MP, "bad phdr da 0x80000000 mem 0x240").notes()).singleElement().asString()
                .startsWith("\"bad phdr da 0x80000000 mem 0x240\" stands without \"Translation failed\".");
        assertThat(log(IMX8MP, "imx-rproc imx8mp-cm7: Translation failed: da = 0x80000000 len = 0x240",
                "bad phdr da 0x80000000 mem 0x240").notes()).isEmpty();
    }

    @Test
    void aChannelInMemoryThatWasNotReservedIsSaidToDie() {
        ExplainedLog log = log(IMX8MP,
                "[    0.000000] OF: fdt: Reserved memory: failed to reserve memory for node 'm4@88000000': base 0x0000000088000000, size 128 MiB",
                "imx_rpmsg_tty virtio3.rpmsg-virtual-tty-channel.-1.30: new channel: 0x400 -> 0x1e!");

        assertThat(log.explanations()).extracting(line -> line.message().id()).containsExactly("reserve-failed",
                "new-channel");
        assertThat(log.notes()).singleElement().asString()
                .startsWith("A channel came up although a reserved-memory node failed");
    }

    @Test
    void aRawImageThatBootauxStartedIsNoted() {
        assertThat(log(IMX8MP, "## No elf image at address 0x80800000",
                "## Starting auxiliary core stack = 0x20008000, pc = 0x1FFF8311...").notes()).singleElement().asString()
                .startsWith("bootaux found no ELF file it takes at that address");
    }

    @Test
    void ofAnEndlessLogABoundedPartIsKept() {
        Explainer explainer = new Explainer(IMX8MP);
        for (int i = 0; i < 1000; i++) {
            explainer.add("bad phdr da 0x" + Integer.toHexString(i) + " mem 0x1");
        }

        assertThat(explainer.log().explanations()).hasSize(200);
        assertThat(explainer.log().more()).isEqualTo(800);
    }

    @Test
    void whatATerminalDoesNotShowIsNotShown() {
        assertThat(log(IMX8MP, "\u001b[31mBoot failed: -22\u001b[0m\u0007").explanations().getFirst().text())
                .isEqualTo("Boot failed: -22");
    }

    @Test
    void anErrorOfAnUnknownLineIsNamed() {
        assertThat(log(IMX8MP, "remoteproc remoteproc0: something of a vendor: -110").explanations().getFirst().means())
                .isEqualTo("A line that rproclab has no words for; its number is ETIMEDOUT: no answer from the core.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -2   | ENOENT    | At request_firmware(): the file is not under /lib/firmware
            -12  | ENOMEM    | At prepare or at the carveouts: a memory-region
            -16  | EBUSY     | At prepare or at the start: memory or a mailbox
            -22  | EINVAL    | At the sanity check of the ELF header, the resource table, the segments
            -62  | ETIME     | At the start or a kick: the mailbox was full
            -110 | ETIMEDOUT | At the driver's start: the core was released and did not answer
            -517 | EPROBE_DEFER | At the driver's start: mailbox, clock or power domain
            -6   | ENXIO     | The line before it says which stage it was.
            """)
    void anErrnoIsNamedWithTheStageThatItComesFrom(String errno, String name, String stage) {
        Explanation line = log(IMX8MP, "remoteproc remoteproc0: Boot failed: " + errno).explanations().getFirst();

        assertThat(line.means()).startsWith("The start that was asked for ended with " + name + ": ");
        assertThat(line.usually()).startsWith(stage);
    }
}

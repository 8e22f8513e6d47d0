// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Booting, as a program does it. */
class BootedTest {
    private static final Path FIXTURES = Path.of("fixtures/firmware");
    private static final Core M7 = Core.named("imx8mp-m7");

    @Test
    void bootPassesWhenAllIsSeen() throws IOException {
        Booted boot = image("imx8mp-rpmsg.elf").boot(M7,
                Expect.output().console("link is up").console("/^counted to \\d+$/")
                        .channel("rpmsg-tty").ping(3).never("panic"));

        assertThat(boot.requirePassed()).isSameAs(boot);
        assertThat(boot.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(boot.console()).contains("link is up\n");
        assertThat(boot.channels()).containsExactly("rpmsg-tty", "rpmsg-openamp-demo-channel", "rpmsg-fixture");
        assertThat(boot.linux()).contains("virtio_rpmsg_bus virtio0: rpmsg host is online");
        assertThat(boot.missing()).isEmpty();
        assertThat(boot.load().accepted()).isTrue();
        assertThat(boot.text()).contains("\nExpected\n  seen  console \"link is up\"\n  seen  console /^counted to");
    }

    @Test
    void nobodyAnswersWithoutALinux() throws IOException {
        Booted boot = image("imx8mp-rpmsg.elf").boot(M7,
                Expect.output().channel("rpmsg-tty").host(Host.NONE).instructions(2_000_000));

        assertThat(boot.passed()).isFalse();
        assertThat(boot.missing()).containsExactly("channel rpmsg-tty");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(boot::requirePassed)
                .withMessage("the boot did not pass\n\n" + boot.text());
    }

    @Test
    void budgetThatIsUsedUpHangs() throws IOException {
        Booted boot = image("imx8mm-polls.elf").boot(Core.named("imx8mm-m4"),
                Expect.output().console("ready").instructions(2_000_000));

        assertThat(boot.outcome()).isEqualTo(Outcome.HUNG);
        assertThat(boot.missing()).containsExactly("console \"ready\"");
        assertThat(boot.reason()).contains(" again and again, ");
    }

    @Test
    void unwantedTextFails() throws IOException {
        Booted boot = image("imx8mp-ddr.elf").boot(M7, "uboot-2026.07-bootaux", Expect.output().never("/data/"));

        assertThat(boot.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(boot.reason()).isEqualTo("the console shows \"data\"");
    }

    @Test
    void whatIsRefusedIsNotStarted() throws IOException {
        Booted boot = image("imx8mp-28047.elf").boot(M7, "linux-6.12", Expect.output());

        assertThat(boot.outcome()).isEqualTo(Outcome.NOT_LOADED);
        assertThat(boot.reason()).isEqualTo("bad phdr da 0x1de78 mem 0xd5a0");
        assertThat(boot.missing()).containsExactly("output");
        assertThat(boot).hasToString(
                "imx8mp-28047.elf on imx8mp-m7, loaded by linux-6.12: not-loaded, bad phdr da 0x1de78 mem 0xd5a0");
    }

    @Test
    void coreWithoutRegistersCannotBeBooted() throws IOException {
        Image image = image("imx93.elf");

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> image.boot(Core.named("imx8ulp-m33"), Expect.output()))
                .withMessage("imx8ulp-m33 cannot be booted: its registers are not described");
    }

    @Test
    void atLeastOneMessageIsSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> Expect.output().ping(0))
                .withMessage("0 messages: at least one");
    }

    private static Image image(String fixture) throws IOException {
        return Image.open(FIXTURES.resolve(fixture));
    }
}

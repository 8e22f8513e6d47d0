// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.bytes.Bytes;
import rproclab.compare.Loaders;
import rproclab.linux.rpmsg.Channel;
import rproclab.linux.rpmsg.Clobber;
import rproclab.linux.rpmsg.Exchange;
import rproclab.loader.Attacher;
import rproclab.loader.Firmware;
import rproclab.loader.Loader;
import rproclab.machine.peripheral.Chip;
import rproclab.machine.peripheral.Chips;
import rproclab.memory.Mapping;
import rproclab.target.Target;
import rproclab.target.Targets;

/** The RPMsg fixtures in the emulated core, against the Linux of each style. */
class RpmsgBootTest {
    private static final int PINGS = 100;

    @ParameterizedTest
    @CsvSource({"imx8mp-rpmsg, imx8mp-m7, linux-6.1", "imx8mp-rpmsg, imx8mp-m7, linux-6.12",
            "imx8mp-rpmsg-status, imx8mp-m7, linux-7.3", "imx8mm-rpmsg, imx8mm-m4, linux-6.12",
            "imx8mm-rpmsg-status, imx8mm-m4, linux-6.1", "imx93-rpmsg, imx93-m33, linux-6.12",
            "imx93-rpmsg-status, imx93-m33, linux-7.3", "stm32mp157-rpmsg, stm32mp157-m4, linux-6.12",
            "stm32mp157-rpmsg-status, stm32mp157-m4, linux-5.10",
            "stm32mp157-rpmsg-status, stm32mp157-m4, linux-7.3"})
    void hundredMessagesComeBackFromWhatLinuxLoaded(String fixture, String target, String loader) throws IOException {
        BootResult result = boot(fixture, target, loader, virtio(Optional.empty()));

        assertAnswered(result);
        assertThat(result.linux()).contains("virtio_rpmsg_bus virtio0: rpmsg host is online",
                "virtio_rpmsg_bus virtio0: creating channel rpmsg-fixture addr 0x20");
    }

    @ParameterizedTest
    @CsvSource({"imx8mp-rpmsg, imx8mp-m7, uboot-2026.07-bootaux",
            "imx8mp-rpmsg-status, imx8mp-m7, uboot-2026.07-bootaux",
            "imx8mp-rpmsg, imx8mp-m7, uboot-2026.07-rproc", "imx8mm-rpmsg, imx8mm-m4, uboot-2023.01-bootaux",
            "imx93-rpmsg-status, imx93-m33, uboot-2026.07-rproc",
            "stm32mp157-rpmsg-status, stm32mp157-m4, uboot-2021.01-rproc",
            "stm32mp157-rpmsg, stm32mp157-m4, uboot-2026.07-rproc"})
    void hundredMessagesComeBackFromWhatUbootLoadedAndLinuxAttachedTo(String fixture, String target, String loader)
            throws IOException {
        Attacher linux = (Attacher) loader(target(target), "linux-6.12");

        BootResult result = boot(fixture, target, loader, virtio(Optional.of(linux)));

        assertAnswered(result);
        String name = target.startsWith("stm32") ? "m4" : "imx-rproc";
        assertThat(result.linux()).startsWith("remoteproc remoteproc0: attaching to " + name)
                .contains("remoteproc remoteproc0: remote processor %s is now attached".formatted(name));
    }

    @ParameterizedTest
    @CsvSource({"imx8mp-rpmsg, imx8mp-m7, uboot-2026.07-bootaux", "imx8mm-rpmsg, imx8mm-m4, uboot-2026.07-bootaux",
            "imx7d-rpmsg, imx7d-m4, uboot-2026.07-bootaux"})
    void hundredMessagesComeBackOverFixedRings(String fixture, String target, String loader) throws IOException {
        Host imxRpmsg = new Host(Host.Style.IMX_RPMSG, Optional.empty(), PINGS, List.of());

        BootResult result = boot(fixture, target, loader, imxRpmsg);

        assertAnswered(result);
        assertThat(result.linux()).startsWith("imx rpmsg driver is registered.")
                .noneMatch(line -> line.contains("remoteproc"));
    }

    @Test
    void ringsThatAreElsewhereAreSaidOnTheCommandLine() throws IOException {
        Host sdb = new Host(Host.Style.IMX_RPMSG, Optional.empty(), PINGS, List.of()).at(0xBFFF_0000L);
        Host colibri = new Host(Host.Style.IMX_RPMSG, Optional.empty(), PINGS, List.of()).at(0x8FFF_0000L);

        assertAnswered(boot("imx7d-rpmsg", "imx7d-m4", "uboot-2026.07-bootaux", sdb));
        BootResult silent = boot("imx7d-rpmsg", "imx7d-m4", "uboot-2026.07-bootaux", colibri);

        assertThat(silent.channels()).isEmpty();
        assertThat(silent.linux()).containsExactly("imx rpmsg driver is registered.",
                "virtio_rpmsg_bus virtio0: rpmsg host is online");
    }

    @Test
    void overwrittenRingsEndTheLink() throws IOException {
        BootResult result = boot("imx8mp-rpmsg-overwrites", "imx8mp-m7", "linux-6.12", virtio(Optional.empty()));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.console()).contains("overwriting the vrings\n");
        assertThat(result.linux()).contains("virtio_rpmsg_bus virtio0: input:id 1515870810 out of range");
    }

    /** One flag in a descriptor is enough: Linux looks for the end of the chain in the ring. */
    @Test
    void wildDescriptorsHangLinux() throws IOException {
        BootResult result = boot("imx8mp-rpmsg-wild", "imx8mp-m7", "linux-6.12", virtio(Optional.empty()));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.linux()).endsWith(
                "[descriptor changed, virtio0 input] desc 0 is addr 0xfffffff0 len 0x200 flags 0x3, Linux wrote addr "
                        + "0x55400000 len 0x200 flags 0x2",
                "[chain without end, Linux] detach_buf_split() follows the descriptors behind 0 for ever");
    }

    /** It comes up once, then it is silent: nobody prints anything, on either side. */
    @Test
    void memoryThatLinuxDoesNotReserveEndsTheLink() throws IOException {
        Clobber clobber = new Clobber(new Mapping("vdev0vring0", 0x5500_0000L, 0x8000), 3_000_000);
        Host host = new Host(Host.Style.VIRTIO, Optional.empty(), PINGS, List.of(clobber));

        BootResult result = boot("imx8mp-rpmsg", "imx8mp-m7", "linux-6.12", host);

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.why()).isEqualTo("it sleeps for ever at 0x374 in wait_for_kick");
        assertThat(result.console())
                .isEqualTo("imx8mp-rpmsg: waiting for the first kick\nlink is up\ncounted to 101\n");
        assertThat(result.linux()).contains("virtio_rpmsg_bus virtio0: creating channel rpmsg-tty addr 0x1e")
                .noneMatch(line -> line.contains("out of range"));
        assertThat(result.exchanges()).containsExactly(
                new Exchange("rpmsg-tty", 0x1e, "rpmsg_tty", 100, 0, "no answer to message 1 of 1 bytes within 5 s"),
                new Exchange("rpmsg-openamp-demo-channel", 0x1f, "imx_rpmsg_pingpong", 51, 51, ""));
    }

    @Test
    void sameBootTwiceIsTheSame() throws IOException {
        BootResult one = boot("imx8mp-rpmsg", "imx8mp-m7", "linux-6.12", virtio(Optional.empty()));
        BootResult other = boot("imx8mp-rpmsg", "imx8mp-m7", "linux-6.12", virtio(Optional.empty()));

        assertThat(one.ticks()).isEqualTo(other.ticks());
        assertThat(one.channels()).isEqualTo(other.channels());
        assertThat(one.linux()).isEqualTo(other.linux());
    }

    private static void assertAnswered(BootResult result) {
        assertThat(result.outcome()).as(result.why()).isEqualTo(Outcome.PASSED);
        assertThat(result.channels()).extracting(Channel::name).containsExactly("rpmsg-tty",
                "rpmsg-openamp-demo-channel", "rpmsg-fixture");
        assertThat(result.exchanges()).containsExactly(new Exchange("rpmsg-tty", 0x1e, "rpmsg_tty", 100, 100, ""),
                new Exchange("rpmsg-openamp-demo-channel", 0x1f, "imx_rpmsg_pingpong", 51, 51, ""));
        assertThat(result.console() + result.trace()).contains("link is up\n", "100 messages\n", "counted to 101\n");
    }

    private static Host virtio(Optional<Attacher> attacher) {
        return new Host(Host.Style.VIRTIO, attacher, PINGS, List.of());
    }

    private static BootResult boot(String fixture, String name, String loader, Host host) throws IOException {
        Firmware firmware = new Firmware(fixture + ".elf", Bytes.map(Path.of("fixtures/firmware", fixture + ".elf")));
        Target target = target(name);
        Chip chip = Chips.of(name).orElseThrow();
        Plan plan = new Plan(List.of(new Expectation.Ping(PINGS)), List.of(), host, 8 * chip.hz(), () -> false, _ -> {},
                Optional.empty());
        return Boot.run(Subject.of(firmware, target, loader, loader(target, loader).load(firmware)), chip, plan);
    }

    private static Target target(String name) {
        return Targets.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static Loader loader(Target target, String name) {
        return Loaders.of(target).named(List.of(name)).loaders().getFirst();
    }
}

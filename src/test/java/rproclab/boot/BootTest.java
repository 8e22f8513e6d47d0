// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.bytes.Bytes;
import rproclab.compare.Loaders;
import rproclab.linux.rpmsg.Clobber;
import rproclab.loader.Attacher;
import rproclab.loader.Firmware;
import rproclab.loader.Loader;
import rproclab.machine.peripheral.Chips;
import rproclab.memory.Mapping;
import rproclab.target.Target;
import rproclab.target.Targets;

class BootTest {
    private static final long BUDGET = 40_000_000;

    @ParameterizedTest
    @CsvSource({"imx8mp-28047-repaired, imx8mp-m7, linux-7.3", "imx8mp-28047, imx8mp-m7, uboot-2026.07-bootaux",
            "imx8mp-ddr, imx8mp-m7, uboot-2026.07-bootaux", "imx8mm, imx8mm-m4, linux-6.12",
            "imx8mm, imx8mm-m4, uboot-2026.07-bootaux-bin", "imx93, imx93-m33, linux-7.3",
            "stm32mp157-usart, stm32mp157-m4, linux-6.1"})
    void theGreetingIsOnTheConsole(String image, String target, String loader) {
        BootResult result = boot(image, target, loader, Plan.output(BUDGET));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.console()).isEqualTo(image + ": .data is in place\n.bss is clear\n");
    }

    @Test
    void theGreetingIsInTheTraceBuffer() {
        BootResult result = boot("stm32mp157", "stm32mp157-m4", "linux-7.3", Plan.output(BUDGET));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.console()).isEmpty();
        assertThat(result.trace()).isEqualTo("stm32mp157: .data is in place\n.bss is clear\n");
    }

    @Test
    void whatTheLoaderRefusesIsNotBooted() {
        BootResult result = boot("imx8mp-28047", "imx8mp-m7", "linux-7.3", Plan.output(BUDGET));

        assertThat(result.outcome()).isEqualTo(Outcome.NOT_LOADED);
        assertThat(result.why()).isEqualTo("the loader answers: rejected");
        assertThat(result.ticks()).isZero();
    }

    @Test
    void aCoreThatFindsNoVectorsTakesAFault() {
        BootResult result = boot("imx8mp-ddr", "imx8mp-m7", "linux-7.3", Plan.output(BUDGET));

        assertThat(result.outcome()).isEqualTo(Outcome.FAULT);
        assertThat(result.notes()).containsExactly(
                "nothing was loaded at 0x0, where the core looks for its vector table");
    }

    @Test
    void aStackPointerOutsideMemoryIsToldBeforeTheFault() {
        BootResult result = boot("imx8mp-vectors-second", "imx8mp-m7", "uboot-2026.07-bootaux", Plan.output(BUDGET));

        assertThat(result.outcome()).isEqualTo(Outcome.FAULT);
        assertThat(result.notes()).containsExactly("the initial stack pointer 0x1 is not in memory");
        assertThat(result.fault().orElseThrow().function()).isEqualTo("start");
    }

    @Test
    void whatIsNotShownBeforeTheCoreSleepsForEverIsAFailure() {
        Plan plan = Plan.output(BUDGET).expecting(console("something else"));

        BootResult result = boot("imx8mm", "imx8mm-m4", "linux-7.3", plan);

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.why()).matches("it sleeps for ever at 0x1ffe0[0-9a-f]{3} in main");
        assertThat(result.verdicts()).containsExactly(new BootResult.Judged("console \"something else\"", false));
    }

    @Test
    void textThatMustNotBeShownIsAFailure() {
        Plan plan = Plan.output(BUDGET);
        Plan failing = new Plan(plan.expectations(), List.of(Expectation.pattern("bss is clear")), plan.host(), BUDGET,
                plan.givenUp(), plan.live(), plan.traced());

        BootResult result = boot("imx8mm", "imx8mm-m4", "linux-7.3", failing);

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.why()).isEqualTo("the console shows \"bss is clear\"");
    }

    @Test
    void aBudgetThatIsUsedUpEndsTheBootWhereItIs() {
        BootResult result = boot("imx8mm", "imx8mm-m4", "linux-7.3", Plan.output(100).expecting(console("clear")));

        assertThat(result.outcome()).isEqualTo(Outcome.HUNG);
        assertThat(result.ticks()).isBetween(100L, 200L);
        assertThat(result.spin().orElseThrow().function()).isNotEmpty();
    }

    @Test
    void aRegisterThatIsPolledForEverIsNamed() {
        Plan plan = Plan.output(2_000_000).expecting(console("ready"));

        BootResult result = boot("imx8mm-polls", "imx8mm-m4", "linux-7.3", plan);

        assertThat(result.outcome()).isEqualTo(Outcome.HUNG);
        assertThat(result.spin().orElseThrow().register()).isEqualTo("RDC STAT (0x303d0024)");
        assertThat(result.spin().orElseThrow().function()).isEqualTo("main");
    }

    @ParameterizedTest
    @CsvSource({"imx8mp-rpmsg, imx8mp-m7", "imx8mm-rpmsg, imx8mm-m4", "imx93-rpmsg, imx93-m33",
            "stm32mp157-rpmsg, stm32mp157-m4", "stm32mp157-rpmsg-status, stm32mp157-m4"})
    void linuxAndTheFirmwareTalk(String image, String target) {
        BootResult result = boot(image, target, "linux-7.3", pings(5));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.channels()).extracting("name").contains("rpmsg-tty");
        assertThat(result.exchanges()).allMatch(exchange -> exchange.complete());
    }

    @Test
    void linuxAttachesToWhatUbootHasStarted() {
        BootResult result = boot("imx8mp-rpmsg", "imx8mp-m7", "uboot-2026.07-bootaux", pings(2));

        assertThat(result.linux()).first().asString().contains("attaching to");
    }

    @Test
    void vringsThatSomebodyOverwritesFallSilent() {
        Clobber clobber = new Clobber(new Mapping("vdev0vring0", 0x5500_0000L, 0x8000), 3_500_000);
        Plan plan = pings(400);
        Plan clobbered = new Plan(plan.expectations(), List.of(),
                new Host(Host.Style.VIRTIO, Optional.empty(), 400, List.of(clobber)), BUDGET, plan.givenUp(),
                plan.live(), plan.traced());

        BootResult result = boot("imx8mp-rpmsg", "imx8mp-m7", "linux-7.3", clobbered);

        assertThat(result.outcome()).isNotEqualTo(Outcome.PASSED);
        assertThat(result.verdicts()).containsExactly(new BootResult.Judged("ping 400", false));
    }

    @Test
    void twoBootsAreTheSame() {
        BootResult first = boot("imx8mp-rpmsg", "imx8mp-m7", "linux-7.3", pings(3));
        BootResult second = boot("imx8mp-rpmsg", "imx8mp-m7", "linux-7.3", pings(3));

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"imx8ulp-m33, linux-7.3, Linux only attaches to this core: it loads nothing",
            "imx8mp-m7, uboot-2026.07-bootelf, bootelf starts the image on the application core that runs U-Boot"})
    void aLoaderThatDoesNotStartTheCoreIsToldFromOneThatRefuses(String target, String loader, String why) {
        Subject subject = subject("imx8mm", target, loader);

        assertThat(Start.of(subject, Chips.of("imx8mp-m7").orElseThrow())).isEqualTo(new Start.Not(why));
    }

    @Test
    void aFunctionReachesFromItsFirstByteToItsLast() {
        Functions functions = subject("imx8mm", "imx8mm-m4", "linux-7.3").functions();
        int start = 0x1ffe0242;

        assertThat(functions.at(start)).isEqualTo("Reset_Handler");
        assertThat(functions.at(start | 1)).isEqualTo("Reset_Handler");
        assertThat(functions.at(0)).isEmpty();
        assertThat(functions.at(0x1ffe0316)).isEmpty();
    }

    private static Expectation console(String text) {
        return new Expectation.Console(Expectation.pattern(text), '"' + text + '"');
    }

    private static Plan pings(int count) {
        return new Plan(List.of(new Expectation.Ping(count)), List.of(),
                new Host(Host.Style.VIRTIO, Optional.empty(), count, List.of()), BUDGET, () -> false, _ -> {},
                Optional.empty());
    }

    private static BootResult boot(String image, String target, String loader, Plan plan) {
        Subject subject = subject(image, target, loader);
        Plan own = loader.startsWith("linux") || plan.host().style() == Host.Style.NONE
                ? plan
                : plan.attaching(Optional.of((Attacher) loader(subject.target(), "linux-7.3")));
        return Boot.run(subject, Chips.of(target).orElseThrow(), own);
    }

    private static Subject subject(String image, String targetName, String loader) {
        Target target = Targets.find(targetName).orElseThrow();
        Firmware firmware = firmware(image + ".elf");
        return Subject.of(firmware, target, loader, loader(target, loader).load(firmware));
    }

    private static Loader loader(Target target, String name) {
        return Loaders.of(target).named(List.of(name)).loaders().getFirst();
    }

    private static Firmware firmware(String name) {
        try {
            return new Firmware(name, Bytes.of(Files.readAllBytes(Path.of("fixtures/firmware", name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import rproclab.api.Booted;
import rproclab.api.Compared;
import rproclab.api.Core;
import rproclab.api.Image;

/** Test classes as users write them, run inside of a test. */
class FirmwareExtensionTest {

    @Firmware(value = "imx8mp-rpmsg.elf", target = "imx8mp-m7")
    static class Good {
        @Test
        void everyParameterIsFilled(Image image, Core core, Compared compared) {
            assertThat(image.name()).isEqualTo("imx8mp-rpmsg.elf");
            assertThat(core.name()).isEqualTo("imx8mp-m7");
            assertThat(compared.loads()).hasSameSizeAs(core.loaders());
        }

        @Test
        void oneComparisonServesTheClass(Compared compared, Compared again) {
            assertThat(again).isSameAs(compared);
        }

        @Nested
        class Inside {
            @Test
            @Expecting(console = "link is up", channel = "rpmsg-tty", ping = 3, never = "panic")
            void theClassAroundCounts(Booted booted) {
                booted.requirePassed();
            }

            @Test
            void theParametersWordsComeFirst(@Expecting(trace = "none") Booted booted) {
                assertThat(booted.missing()).containsExactly("trace \"none\"");
            }

            @Test
            void anyOutputIsEnough(Booted booted) {
                booted.requirePassed();
            }

            @Test
            @Firmware(value = "imx8mp-ddr.elf", dtb = "../dts/imx8mp.dtb", overlay = "../dts/imx8mp-m7-moved.dtbo", loader = "linux-6.12")
            void theMethodsFirmwareComesFirst(Image image, Core core, Compared compared) {
                assertThat(image.name()).isEqualTo("imx8mp-ddr.elf");
                assertThat(core.name()).isEqualTo("imx8mp-m7");
                assertThat(compared.loads()).hasSize(1);
            }
        }
    }

    @Test
    void parametersAreFilled() {
        TestExecutionSummary summary = Tests.run(Good.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(6);
    }

    @Firmware(value = "imx8mp-28047.elf", target = "imx8mp-m7", loader = "linux-6.12")
    static class Refused {
        @Test
        void wants(Compared compared) {
            assertThat(compared.load("linux-6.12").accepted()).isTrue();
        }
    }

    @Test
    void failureComesWithTheReport() {
        Throwable failure = onlyFailure(Refused.class);

        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0]).hasMessageStartingWith(
                "what rproclab found\n\nimx8mp-28047.elf on imx8mp-m7 (i.MX 8M Plus, Cortex-M7)\n")
                .hasMessageContaining("\n  error [lma-memsz-overrun] segment 2 ");
    }

    @Firmware(value = "imx8mp-28047.elf", target = "imx8mp-m7", loader = "linux-6.12")
    static class Required {
        @Test
        void wants(Compared compared) {
            compared.requireAccepted();
        }
    }

    @Test
    void reportIsNotThereTwice() {
        Throwable failure = onlyFailure(Required.class);

        assertThat(failure).hasMessageStartingWith("the firmware is not good\n\nimx8mp-28047.elf on imx8mp-m7");
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Firmware(value = "imx8mp-rpmsg.elf", target = "imx8mp-m7")
    static class BootFails {
        @Test
        void wants(Compared compared, Booted booted) {
            fail("because");
        }
    }

    @Test
    void comparisonAndBootAreBothReported() {
        Throwable failure = onlyFailure(BootFails.class);

        assertThat(failure.getSuppressed()).hasSize(2);
        assertThat(failure.getSuppressed()[1]).hasMessageContaining("\nConsole\n  imx8mp-rpmsg: waiting");
    }

    @Firmware(value = "missing.elf", target = "imx8mp-m7")
    static class Missing {
        @Test
        void wants(Image image) {
            fail(image.name());
        }
    }

    @Firmware(value = "imx8mp-rpmsg.elf", target = "imx8mp-m6")
    static class NoTarget {
        @Test
        void wants(Core core) {
            fail(core.name());
        }
    }

    @Test
    void whatCannotBeOpenedIsOneLine() {
        assertThat(onlyFailure(Missing.class)).isInstanceOf(ParameterResolutionException.class)
                .hasMessage("fixtures/firmware/missing.elf: no such file");
        assertThat(onlyFailure(NoTarget.class)).hasMessageStartingWith("no target 'imx8mp-m6'; did you mean ");
    }

    private static Throwable onlyFailure(Class<?> tests) {
        TestExecutionSummary summary = Tests.run(tests);

        assertThat(summary.getFailures()).hasSize(1);
        return summary.getFailures().getFirst().getException();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What commands print, compared with the files in {@code src/test/resources/golden}.
 *
 * <p>
 * {@code mvn -B verify -Dtest=GoldenTest -Dgolden.update=true} writes them anew; read the difference before committing it.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String FIXTURES = "fixtures/firmware/";
    private static final String LOGS = "fixtures/logs/";
    /** Where its file has the resource table: any file is a dump. */
    private static final String STM32MP157_TABLE = "0x4a8";
    private static final String TREES = "fixtures/dts/";

    private static final String FOUR_LOADERS = "linux-6.12,linux-7.3,uboot-2026.07-rproc,uboot-2026.07-bootaux";

    /** A command and the file that holds its exit code and what it prints. */
    record Golden(String file, List<String> command) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Golden> goldens() {
        return Stream.of(
                compare("imx8mp-28047", "imx8mp-m7"),
                compare("imx8mp-28047-repaired", "imx8mp-m7"),
                compare("imx8mp-exact-fit", "imx8mp-m7"),
                compare("imx8mp-exact-fit-minus-1", "imx8mp-m7"),
                compare("imx8mp-ddr", "imx8mp-m7"),
                compare("imx8mp-vectors-second", "imx8mp-m7"),
                compare("stm32mp157", "stm32mp157-m4"),
                compare("imx93", "imx93-m33"),
                compare("imx7d-tcm-straddle", "imx7d-m4"),
                golden("compare-imx8mp-28047.json", "compare", FIXTURES + "imx8mp-28047.elf", "--target", "imx8mp-m7",
                        "--format", "json"),
                golden("compare-verbose.txt", "compare", FIXTURES + "imx8mp-28047.elf", "--target", "imx8mp-m7",
                        "--loader", "linux-6.12,uboot-2025.01-bootaux", "-v"),
                golden("compare-color.txt", "compare", FIXTURES + "imx8mp-28047.elf", "--target", "fsl,imx8mp-cm7",
                        "--loader", "linux-6.12,uboot-2025.01-bootaux", "--color", "always"),
                report("imx8mp-28047", "sarif"), report("imx8mp-28047", "junit"), report("imx8mp-28047", "github"),
                report("imx8mp-28047", "html"), report("imx8mp-28047-repaired", "sarif"),
                report("imx8mp-28047-repaired", "junit"), report("imx8mp-28047-repaired", "github"),
                report("imx8mp-28047-repaired", "html"),
                golden("compare-two-files.html", "compare", FIXTURES + "imx8mp-ddr.elf",
                        FIXTURES + "imx8mp-exact-fit.elf", "--target", "imx8mp-m7", "--loader", FOUR_LOADERS,
                        "--format", "html"),
                boot("junit"), boot("github"), boot("html"),
                golden("compare-two-files.txt", "compare", FIXTURES + "imx8mp-ddr.elf",
                        FIXTURES + "imx8mp-28047-repaired.elf", "--target", "imx8mp-m7", "--loader", "linux-7.3"),
                golden("compare-dtb.txt", "compare", FIXTURES + "imx8mp-ddr.elf", "--dtb", TREES + "imx8mp.dtb",
                        "--loader", "linux-6.12,linux-7.3"),
                golden("compare-dtb-overlay.txt", "compare", FIXTURES + "imx8mp-ddr.elf", "--dtb",
                        TREES + "imx8mp.dtb", "--overlay", TREES + "imx8mp-m7-moved.dtbo", "--loader",
                        "linux-6.12,linux-7.3"),
                golden("compare-dtb-disabled.txt", "compare", FIXTURES + "imx8mp-ddr.elf", "--dtb",
                        TREES + "imx8mp.dtb",
                        "--overlay", TREES + "imx8mp-m7-disabled.dtbo", "--loader",
                        "linux-5.15.148,linux-6.12,linux-7.3"),
                golden("compare-dtb-stm32mp157.txt", "compare", FIXTURES + "stm32mp157.elf", "--dtb",
                        TREES + "stm32mp157.dtb"),
                golden("boot-imx8mp-28047.txt", "boot", FIXTURES + "imx8mp-28047.elf", "--target", "imx8mp-m7",
                        "--loader", "linux-7.3,uboot-2026.07-bootaux"),
                golden("boot-imx8mp-ddr.txt", "boot", FIXTURES + "imx8mp-ddr.elf", "--target", "imx8mp-m7",
                        "--loader", "linux-7.3,uboot-2026.07-bootaux", "-v"),
                golden("boot-imx8mp-vectors-second.json", "boot", FIXTURES + "imx8mp-vectors-second.elf", "--target",
                        "imx8mp-m7", "--loader", "uboot-2026.07-bootaux", "--format", "json"),
                golden("boot-imx8mm-first-touch.txt", "boot", FIXTURES + "imx8mm.elf", "--target", "imx8mm-m4",
                        "--first-touch", "--expect-console", "/bss is [a-z]+$/"),
                golden("boot-imx93-ping.json", "boot", FIXTURES + "imx93-rpmsg.elf", "--target", "imx93-m33", "--ping",
                        "3", "--expect-channel", "rpmsg-tty", "--format", "json"),
                golden("boot-imx8mm-polls.txt", "boot", FIXTURES + "imx8mm-polls.elf", "--target", "imx8mm-m4",
                        "--expect-console", "ready", "--max-instructions", "2000000"),
                golden("boot-imx8mm-polls.json", "boot", FIXTURES + "imx8mm-polls.elf", "--target", "imx8mm-m4",
                        "--expect-console", "ready", "--max-instructions", "2000000", "--format", "json"),
                golden("boot-stm32mp157-trace.txt", "boot", FIXTURES + "stm32mp157.elf", "--target", "stm32mp157-m4",
                        "--expect-trace", ".data is in place", "--expect-console", "anything"),
                golden("decode-imx8mp-28047.txt", "decode", FIXTURES + "imx8mp-28047.elf"),
                golden("decode-imx8mp-28047.json", "decode", FIXTURES + "imx8mp-28047.elf", "--format", "json"),
                golden("decode-stm32mp157.txt", "decode", FIXTURES + "stm32mp157.elf"),
                golden("explain-28047.txt", "explain", LOGS + "28047.txt"),
                golden("explain-28047-firmware.txt", "explain", LOGS + "28047.txt", "--firmware",
                        FIXTURES + "imx8mp-28047.elf", "--target", "imx8mp-m7"),
                golden("explain-28047-repaired.json", "explain", LOGS + "28047.txt", "--firmware",
                        FIXTURES + "imx8mp-28047-repaired.elf", "--target", "imx8mp-m7", "--format", "json"),
                golden("explain-29643-board.txt", "explain", LOGS + "29643.txt", "--dtb",
                        TREES + "imx8qm-29643.dtb", "--board", "apalis-imx8"),
                golden("explain-29643-board.json", "explain", LOGS + "29643.txt", "--dtb",
                        TREES + "imx8qm-29643.dtb", "--memreserve", "0x88000000+64M", "--format", "json"),
                golden("explain-nothing.txt", "explain", "LICENSE", "--target", "imx93-m33"),
                golden("help-explain.txt", "explain", "--help"),
                golden("decode-dumped-table.txt", "decode", "--table", FIXTURES + "stm32mp157.elf@" + STM32MP157_TABLE),
                golden("decode-dumped-table.json", "decode", "--table", FIXTURES + "stm32mp157.elf@" + STM32MP157_TABLE,
                        "--format", "json"),
                golden("decode-both-tables.txt", "decode", FIXTURES + "imx8mp-28047.elf", "--table",
                        FIXTURES + "stm32mp157.elf@" + STM32MP157_TABLE),
                golden("list-rules.json", "list", "rules", "--format", "json"),
                golden("dt-29643.txt", "dt", TREES + "imx8qm-29643.dtb", "--board", "apalis-imx8", "--env",
                        "fixtures/env/imx8qm-29643.env", "--kernel-release", "all"),
                golden("dt-29643.json", "dt", TREES + "imx8qm-29643.dtb", "--board", "apalis-imx8", "--env",
                        "fixtures/env/imx8qm-29643.env", "--kernel-release", "6.1,6.12", "--format", "json"),
                golden("dt-29643-overlap.txt", "dt", TREES + "imx8qm-29643.dtb", "--env",
                        "fixtures/env/imx8qm-29643-overlap.env", "--initrd", "0x94400000+0x200001"),
                golden("dt-firmware.txt", "dt", TREES + "imx8mp.dtb", "--board", "imx8mp-evk", "--firmware",
                        FIXTURES + "imx8mp-ddr.elf", "--memreserve", "0x80000000+16M", "--kernel-release",
                        "6.1,6.12,7.3", "-v"),
                dt("sarif"), dt("github"), dt("html"),
                golden("list-boards.txt", "list", "boards"),
                golden("list-targets.txt", "list", "targets"),
                golden("list-loaders.txt", "list", "loaders"),
                golden("list-loaders.json", "list", "loaders", "--format", "json"),
                golden("list-rules.txt", "list", "rules"),
                golden("list-rules-verbose.txt", "list", "rules", "-v"),
                golden("help.txt", "--help"),
                golden("help-compare.txt", "compare", "--help"),
                golden("help-decode.txt", "decode", "--help"),
                golden("help-dt.txt", "dt", "--help"),
                golden("help-list.txt", "list", "--help"),
                golden("help-fuzz.txt", "fuzz", "--help"),
                golden("help-replay.txt", "replay", "--help"),
                golden("help-merge.txt", "merge", "--help"),
                golden("version.txt", "--version"));
    }

    private static Golden compare(String fixture, String target) {
        return golden("compare-" + fixture + ".txt", "compare", FIXTURES + fixture + ".elf", "--target", target);
    }

    private static Golden report(String fixture, String format) {
        return golden("compare-" + fixture + "." + format, "compare", FIXTURES + fixture + ".elf", "--target",
                "imx8mp-m7", "--loader", FOUR_LOADERS, "--format", format);
    }

    private static Golden dt(String format) {
        return golden("dt-29643." + format, "dt", TREES + "imx8qm-29643.dtb", "--env",
                "fixtures/env/imx8qm-29643-overlap.env", "--initrd", "0x94400000+0x200001", "--kernel-release",
                "6.1,6.12", "--format", format);
    }

    private static Golden boot(String format) {
        return golden("boot-imx93-rpmsg." + format, "boot", FIXTURES + "imx93-rpmsg.elf", "--target", "imx93-m33",
                "--ping", "3", "--expect-console", "/never \\<printed\\>/", "--format", format);
    }

    private static Golden golden(String file, String... command) {
        return new Golden(file, List.of(command));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void printsWhatTheGoldenFileHolds(Golden golden) throws IOException {
        Invocation run = Invocation.rproclab(golden.command().toArray(String[]::new));

        assertGolden(golden.file(), "exit code " + run.code() + "\n" + run.out() + run.err());
    }

    /** Two tasks, SysTick, and an interrupt that nests. */
    @Test
    void tracesWhatTheGoldenFileHolds(@TempDir Path directory) throws IOException {
        Path trace = directory.resolve("trace.txt");

        Invocation.rproclab("boot", FIXTURES + "imx8mp-switcher.elf", "--target", "imx8mp-m7", "--max-instructions",
                "20000", "--trace", trace.toString());

        assertGolden("boot-imx8mp-switcher.trace", Files.readString(trace));
    }

    private static void assertGolden(String name, String printed) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, printed);
        }
        assertThat(printed)
                .as("%s: -Dgolden.update=true writes it anew", file)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}

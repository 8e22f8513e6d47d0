// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.uboot.env.BootScripts.Boot;

/** What scripts load where, and what it is for. */
class BootScriptsTest {

    @Test
    void bootauxTakesWhatWasLoadedToItsAddress() {
        BootScripts scripts = scripts("loadaddr=0x95400000", "m4=run get; dcache flush; bootaux ${loadaddr} 0",
                "get=ext4load mmc 0:2 ${loadaddr} m4.bin");

        assertThat(scripts.loads()).containsExactly(
                new Load(0x9540_0000L, OptionalLong.empty(), "m4.bin", "get", Use.CORE),
                new Load(0x9540_0000L, OptionalLong.empty(), "", "loadaddr", Use.ANYTHING));
    }

    @Test
    void bootiTakesKernelInitrdAndTree() {
        BootScripts scripts = scripts("bootcmd=load mmc 0 1000000 Image && load mmc 0 2000000 initrd; "
                + "if load mmc 0 3000000 a.dtb; then booti 1000000 2000000:${filesize} 3000000; fi");

        assertThat(scripts.loads()).extracting(Load::use).containsExactly(Use.KERNEL, Use.INITRD, Use.FDT);
        assertThat(scripts.boot()).contains(new Boot(OptionalLong.of(0x100_0000), OptionalLong.of(0x200_0000),
                OptionalLong.of(0x300_0000)));
    }

    @Test
    void aHyphenIsNoInitrd() {
        assertThat(scripts("bootcmd=booti 1000000 - 3000000").boot()).contains(
                new Boot(OptionalLong.of(0x100_0000), OptionalLong.empty(), OptionalLong.of(0x300_0000)));
    }

    @Test
    void theBootThatBootcmdReachesComesFirst() {
        BootScripts scripts = scripts("a=booti 1 - 2", "bootcmd=run b", "b=booti 3 - 4");

        assertThat(scripts.boot().orElseThrow().kernel()).hasValue(3);
    }

    @Test
    void whatIsLoadedAfterItsUseIsNotWhatWasUsed() {
        assertThat(scripts("a=bootaux 1000 0; load mmc 0 1000 x").loads()).extracting(Load::use)
                .containsExactly(Use.ANYTHING);
    }

    @ParameterizedTest
    @CsvSource({"mmc read 1000 800 10, 1000, 2000", "sf read 1000 0 10, 1000, 10", "cp.b 9000 1000 10, 1000, 10",
            "cp.l 9000 1000 10, 1000, 40", "cp 9000 1000 10, 1000, 40", "ubi read 1000 kernel 10, 1000, 10"})
    void commandsThatSayASizeAreTakenAtTheirWord(String command, String address, String size) {
        assertThat(scripts("a=" + command).loads()).extracting(Load::address, Load::size).containsExactly(
                org.assertj.core.groups.Tuple.tuple(Long.parseLong(address, 16),
                        OptionalLong.of(Long.parseLong(size, 16))));
    }

    @ParameterizedTest
    @CsvSource({"load mmc 0 ${nowhere} x", "load mmc 0", "tftpboot image", "echo load mmc 0 1000 x",
            "'load mmc 0 ''a b'' x'"})
    void commandsWithoutAnAddressLoadNothing(String command) {
        assertThat(scripts("a=" + command).loads()).isEmpty();
    }

    @Test
    void quotedCommandsAreWordsAndVariablesInThemStay() {
        assertThat(Words.of("setenv x 'load mmc ${a}'; echo \"${a} b\"; # c", Environment.of(Map.of("a", "1 2"))))
                .containsExactly(java.util.List.of("setenv", "x", "load mmc ${a}"), java.util.List.of("echo", "1 2 b"),
                        java.util.List.of("#", "c"));
    }

    @Test
    void scriptsThatRunThemselvesEnd() {
        BootScripts scripts = scripts("a=run b; load mmc 0 1000 x", "b=run a a a; run b");

        assertThat(scripts.loads()).hasSize(1);
    }

    @Test
    void scriptsThatRunEachOtherWithoutEndAreCutShort() {
        String[] variables = new String[40];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = "v" + i + "=" + "run v%d; ".formatted(i + 1).repeat(10);
        }

        assertThat(scripts(variables).loads()).isEmpty();
    }

    @Test
    void moreThan500LoadsAreNotKept() {
        StringBuilder script = new StringBuilder("a=");
        for (int i = 0; i < 501; i++) {
            script.append("load mmc 0 %x x;".formatted(i));
        }

        assertThat(scripts(script.toString()).loads()).hasSize(500);
    }

    private static BootScripts scripts(String... variables) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String variable : variables) {
            map.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
        }
        return BootScripts.of(Environment.of(map));
    }
}

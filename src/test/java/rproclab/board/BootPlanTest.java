// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.board.Image.Kind;
import rproclab.board.Staged.Fate;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.FdtBuilder;
import rproclab.linux.of.PhysRange;
import rproclab.uboot.env.Environment;
import rproclab.uboot.env.Use;

/** Where things are, as environment and options say. */
class BootPlanTest {
    private static final String ALL_ONES = "0xffffffffffffffff";

    @Test
    void withoutAWordEverythingIsPutOutOfTheWay() {
        BootPlan plan = plan(Boards.imx8mp(), Map.of());

        assertThat(plan.images()).allMatch(Image::assumed).extracting(Image::kind)
                .containsExactly(Kind.KERNEL, Kind.FDT);
        assertThat(Boards.run(plan, "linux-5.10").conflicts()).isEmpty();
    }

    @Test
    void withoutMemoryNothingIsPutAnywhere() {
        BoardTree board = BoardTree.of(new FdtBuilder().begin("reserved-memory").end().build());

        assertThat(plan(board, Map.of()).images()).isEmpty();
    }

    @Test
    void treeAndInitrdStayWhereTheyAreLoadedIfAllBitsAreSet() {
        BootPlan plan = plan(Boards.imx8mp(), Map.of("fdt_addr_r", "0x43000000", "ramdisk_addr_r", "0x44000000",
                "fdt_high", ALL_ONES, "initrd_high", ALL_ONES), OptionalLong.of(0x1234));

        assertThat(image(plan, Kind.FDT)).isEqualTo(new Image(Kind.FDT, new PhysRange(0x4300_0000L, 0x1000),
                "fdt_high has all bits set: used where it is loaded", false));
        assertThat(image(plan, Kind.INITRD)).isEqualTo(new Image(Kind.INITRD, new PhysRange(0x4400_0000L, 0x1234),
                "initrd_high has all bits set: used where it is loaded", false));
        assertThat(plan.staged()).extracting(Staged::fate).containsExactly(Fate.IN_PLACE, Fate.IN_PLACE);
    }

    @ParameterizedTest
    @CsvSource({"0xffffffff", "0", "no", "0x50000000"})
    void otherwiseTheyAreOnlyCopiedFromThere(String high) {
        BootPlan plan = plan(Boards.imx8mp(), Map.of("fdt_addr_r", "0x60000000", "fdt_high", high));

        assertThat(image(plan, Kind.FDT).assumed()).isTrue();
        assertThat(plan.staged()).containsExactly(new Staged(List.of("fdt_addr_r"), 0x6000_0000L,
                OptionalLong.of(0x1000), Use.FDT, Fate.COPIED, 0));
    }

    @Test
    void on32BitsAllBitsAreFewer() {
        BoardTree arm = Boards.board("st,stm32mp1-m4", "arm,cortex-a7");
        BootPlan plan = plan(arm, Map.of("fdt_addr_r", "0x43000000", "fdt_high", "0xffffffff"));

        assertThat(image(plan, Kind.FDT).range().base()).isEqualTo(0x4300_0000L);
    }

    @Test
    void anArmKernelUnpacksItselfElsewhere() {
        Map<String, String> environment = Map.of("kernel_addr_r", "0x42000000");
        BoardTree arm = Boards.board("st,stm32mp1-m4", "arm,cortex-a7");

        assertThat(image(plan(arm, environment), Kind.KERNEL).assumed()).isTrue();
        assertThat(image(plan(Boards.imx8mp(), environment), Kind.KERNEL)).isEqualTo(new Image(Kind.KERNEL,
                new PhysRange(0x4200_0000L, 0x200_0000), "booti, from where it is loaded; 32 MiB assumed", false));
    }

    @Test
    void whatTheBootCommandSaysCountsBeforeVariables() {
        BootPlan plan = plan(Boards.imx8mp(), Map.of("kernel_addr_r", "0x42000000", "bootcmd",
                "booti 0x44000000 - 0x46000000", "fdt_high", ALL_ONES, "fdt_addr_r", "0x43000000"));

        assertThat(image(plan, Kind.KERNEL).range().base()).isEqualTo(0x4400_0000L);
        assertThat(image(plan, Kind.FDT).range().base()).isEqualTo(0x4600_0000L);
    }

    @Test
    void bootargsOfTheEnvironmentCountBeforeThoseOfTheTree() {
        BoardTree board = BoardTree.of(new FdtBuilder().begin("chosen").text("bootargs", "quiet").end().build());

        assertThat(plan(board, Map.of()).commandLine()).isEqualTo("quiet");
        assertThat(plan(board, Map.of("bootargs", "mem=1G")).commandLine()).isEqualTo("mem=1G");
    }

    @Test
    void oneAddressForTwoPurposesIsTwoThings() {
        BootPlan plan = plan(Boards.imx8mp(), Map.of("loadaddr", "0x42000000", "a",
                "load mmc 0 ${loadaddr} m4.bin; bootaux ${loadaddr} 0", "b",
                "load mmc 0 ${loadaddr} Image; booti ${loadaddr} - 0x43000000"));

        assertThat(plan.staged()).extracting(Staged::use).containsExactlyInAnyOrder(Use.CORE, Use.KERNEL);
        assertThat(plan.staged()).filteredOn(staged -> staged.use() == Use.CORE).extracting(Staged::fate)
                .containsExactly(Fate.UNKNOWN);
    }

    @Test
    void placesThatAreNoImagesAreLoads() {
        BootPlan plan = Boards.plan(Map.of("splash", new PhysRange(0x6000_0000L, 0x100)));

        assertThat(plan.staged()).extracting(Staged::names, Staged::fate).containsExactly(
                org.assertj.core.groups.Tuple.tuple(List.of("splash"), Fate.UNKNOWN));
    }

    @Test
    void safeAddressesAreFreeOfNodesImagesAndMemreserve() {
        BootPlan plan = Boards.plan(Map.of(), new PhysRange(0x6800_0000L, 0x100));

        assertThat(plan.safe(0x6000_0000L, 0x1000, 0x1000)).hasValue(0x6800_1000L);
        assertThat(plan.safe(0x4020_0000L, 0x20_0000, 0x20_0000)).hasValue(0x4220_0000L);
    }

    static List<Preset> presets() {
        return Preset.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetSaysWhereKernelAndTreeAreLoaded(Preset preset) {
        assertThat(preset.environment().variables()).containsKey("loadaddr")
                .containsAnyOf(Map.entry("fdt_addr", preset.environment().value("fdt_addr").orElse("")),
                        Map.entry("fdt_addr_r", preset.environment().value("fdt_addr_r").orElse("")));
        assertThat(preset.source()).isNotEmpty();
        assertThat(Preset.named(preset.name())).contains(preset);
    }

    @Test
    void onlyTheScuSocsReserveMemoryForBootaux() {
        assertThat(Preset.all().stream().filter(preset -> !preset.memreserve().isEmpty()).map(Preset::name))
                .containsExactly("apalis-imx8", "colibri-imx8x", "imx8qm-mek", "imx8qxp-mek");
    }

    private static Image image(BootPlan plan, Kind kind) {
        return plan.images().stream().filter(image -> image.kind() == kind).findFirst().orElseThrow();
    }

    private static BootPlan plan(BoardTree board, Map<String, String> environment) {
        return plan(board, environment, OptionalLong.empty());
    }

    private static BootPlan plan(BoardTree board, Map<String, String> environment, OptionalLong initrdSize) {
        return BootPlan.of(board, Environment.of(environment), new Given(new LinkedHashMap<>(), Optional.empty(),
                initrdSize, 0x1000, List.of(), Optional.empty()));
    }
}

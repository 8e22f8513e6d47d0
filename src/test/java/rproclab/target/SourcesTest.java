// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.memory.Region;

/**
 * The catalogue against the C it was read from.
 *
 * <p>
 * Runs where the environment variable {@code RPROCLAB_SOURCES} names a directory with unpacked source trees
 * ({@code linux-6.12.107}, {@code u-boot-2026.07}); a tree that is missing skips its tests.
 */
class SourcesTest {

    @ParameterizedTest
    @CsvSource({"linux-5.10,5.10.223", "linux-5.10.262,5.10.262", "linux-6.1,6.1.192", "linux-6.12,6.12.107",
            "linux-6.12.117,6.12.117", "linux-7.2,7.2.13", "linux-7.3,7.3.4"})
    void everyEntryOfTheImxDriverIsInTheCatalogueRowByRow(String release, String version) {
        CSource driver = source("linux-" + version, "drivers/remoteproc/imx_rproc.c");

        List<String> catalogue = imxEntries(release);

        assertThat(catalogue).isNotEmpty().containsExactlyInAnyOrderElementsOf(imxEntries(driver));
    }

    @ParameterizedTest
    @CsvSource({"linux-5.10,5.10.223", "linux-5.10.262,5.10.262", "linux-6.1,6.1.192", "linux-6.12,6.12.107",
            "linux-6.12.117,6.12.117", "linux-7.2,7.2.13", "linux-7.3,7.3.4"})
    void theK3M4DriverIsWhereTheCatalogueSays(String release, String version) {
        Path driver = tree("linux-" + version).resolve("drivers/remoteproc/ti_k3_m4_remoteproc.c");

        Map<String, LinuxSupport> am62 = Targets.find("am62-m4f").orElseThrow().linux();

        assertThat(am62.containsKey(release)).isEqualTo(CSource.exists(driver));
        if (CSource.exists(driver)) {
            assertThat(CSource.read(driver).text())
                    .containsPattern("dev_addr = 0x0 }|K3_M4_IRAM_DEV_ADDR 0x00000\\b")
                    .containsPattern("dev_addr = 0x30000 }|K3_M4_DRAM_DEV_ADDR 0x30000\\b")
                    .contains("\"ti,am64-m4fss\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.10.223", "5.10.262", "6.1.192", "6.12.107", "6.12.117", "7.2.13", "7.3.4"})
    void theStm32DriverMatchesOneCompatible(String version) {
        CSource driver = source("linux-" + version, "drivers/remoteproc/stm32_rproc.c");

        assertThat(driver.text()).contains("{ .compatible = \"st,stm32mp1-m4\" },").doesNotContain("\"st,stm32mp2");
    }

    @ParameterizedTest
    @CsvSource({"2021.01,mx7,MX7", "2023.01,mx7,MX7", "2025.01,mx7,MX7", "2026.07,mx7,MX7", "2023.01,imx8m,IMX8M",
            "2025.01,imx8m,IMX8M", "2026.07,imx8m,IMX8M"})
    void theHostMapsAreThoseOfBootaux(String version, String machine, String table) {
        CSource soc = source("u-boot-" + version, "arch/arm/mach-imx/" + machine + "/soc.c");
        List<Region> expected = table.equals("MX7") ? ImxHostmaps.MX7 : ImxHostmaps.IMX8M;

        assertThat(rows(soc, "hostmap", "")).isEqualTo(expected.stream().map(SourcesTest::row).toList());
    }

    @ParameterizedTest
    @CsvSource({"mx6,imx6sx-m4,uboot-2026.07", "mx7,imx7d-m4,uboot-2026.07", "imx8m,imx8mp-m7,uboot-2026.07"})
    void bootauxWritesTheVectorWhereTheHeaderSays(String arch, String target, String release) {
        CSource header = source("u-boot-2026.07", "arch/arm/include/asm/arch-" + arch + "/imx-regs.h");

        long bootrom = switch (Targets.find(target).orElseThrow().uboot().get(release).bootaux()) {
            case Bootaux.HostMap map -> map.bootrom();
            case Bootaux.NoHostMap map -> map.bootrom();
            case Bootaux other -> throw new AssertionError(other);
        };

        assertThat(header.text()).containsPattern("#define MCU_BOOTROM_BASE_ADDR\\s+0x%08X".formatted(bootrom));
    }

    @ParameterizedTest
    @CsvSource({"2023.01,true", "2025.01,false", "2026.07,false"})
    void mx6HasNoHostMap(String version, boolean unterminated) {
        CSource command = source("u-boot-" + version, "arch/arm/mach-imx/imx_bootaux.c");

        Bootaux bootaux = Targets.find("imx6sx-m4").orElseThrow().uboot().get("uboot-" + version).bootaux();

        assertThat(command.text().contains("__weak struct rproc_att hostmap[] = { };")).isEqualTo(unterminated);
        assertThat(bootaux).isEqualTo(new Bootaux.NoHostMap(unterminated, 0x007F_8000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021.01", "2023.01", "2025.01", "2026.07"})
    void theSystemControllersCopyIsWhereTheCatalogueSays(String version) {
        Path file = tree("u-boot-" + version).resolve("arch/arm/mach-imx/imx8/cpu.c");
        assumeTrue(CSource.exists(file), "no " + file);
        String cpu = CSource.read(file).text();

        Bootaux core1 = Targets.find("imx8qm-m4-1").orElseThrow().uboot().get("uboot-" + version).bootaux();

        if (cpu.contains("arch_auxiliary_core_up")) {
            assertThat(cpu).contains("u32 tcml_size = SZ_128K;", "tcml_addr = 0x34FE0000;", "tcml_addr = 0x38FE0000;");
            assertThat(core1)
                    .isEqualTo(new Bootaux.ScuCopy(Bootaux.ScuCopy.Variant.IMX8QM, 1, 0x38FE_0000L, 0x2_0000));
        } else {
            assertThat(core1).isEqualTo(new Bootaux.None());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021.01", "2023.01", "2025.01", "2026.07"})
    void everyEntryOfUbootsImxDriverIsInTheCatalogueRowByRow(String version) {
        Path file = tree("u-boot-" + version).resolve("drivers/remoteproc/imx_rproc.c");
        List<String> expected = new ArrayList<>();
        if (CSource.exists(file)) {
            CSource driver = CSource.read(file);
            driver.ofMatch().forEach((compatible, config) -> expected
                    .add(compatible + " " + rows(driver, driver.members(config).get("att"), "")));
        }

        List<String> catalogue = new ArrayList<>();
        for (Target target : Targets.all()) {
            UbootSupport support = target.uboot().get("uboot-" + version);
            if (support != null && support.rproc() instanceof UbootRproc.Imx imx) {
                List<String> rows = imx.att().stream().map(row -> row(row) + (imx.ecc().contains(row) ? " ECC" : ""))
                        .toList();
                catalogue.add(target.compatibles().getFirst() + " " + rows);
            }
        }

        assertThat(catalogue).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> imxEntries(String release) {
        TreeSet<String> entries = new TreeSet<>();
        for (Target target : Targets.all()) {
            if (target.linux().get(release) instanceof ImxSupport imx) {
                for (ImxSupport.Match match : imx.matches()) {
                    String core = match.start() instanceof ImxStart.Scu scu ? " core " + scu.coreIndex() : " core 0";
                    List<String> rows = imx.att().stream().map(SourcesTest::row).toList();
                    List<String> mapped = imx.mapped().stream().map(SourcesTest::row).toList();
                    entries.add(match.compatible() + core + " " + describe(match.start()) + " " + rows + " " + mapped);
                }
            }
        }
        return List.copyOf(entries);
    }

    private static List<String> imxEntries(CSource driver) {
        List<String> entries = new ArrayList<>();
        driver.ofMatch().forEach((compatible, config) -> {
            Map<String, String> members = driver.members(config);
            String att = members.get("att");
            boolean twoCores = driver.rows(att).stream().anyMatch(row -> row.flags().contains("ATT_CORE"));
            for (int core = 0; core < (twoCores ? 2 : 1); core++) {
                String name = compatible + " core " + core + " ";
                List<String> mapped = rows(driver, att, "ATT_CORE").stream().filter(row -> row.contains("OWN"))
                        .toList();
                entries.add(
                        name + describe(members) + " " + rows(driver, att, "ATT_CORE(" + core + ")") + " " + mapped);
            }
        });
        return entries;
    }

    private static String describe(ImxStart start) {
        return switch (start) {
            case ImxStart.None() -> "none";
            case ImxStart.Mmio() -> "mmio";
            case ImxStart.Smc() -> "smc";
            case ImxStart.Scu(long entry, int core) -> "scu";
            case ImxStart.SystemManager(int cpuid, int lmid, long mask) -> "sm %d %d %x".formatted(cpuid, lmid, mask);
        };
    }

    /** Up to 5.10 the driver knows registers only and has no {@code method}; from 7.2 on {@code ops} replace it. */
    private static String describe(Map<String, String> members) {
        String fallback = members.containsKey("src_reg") ? "mmio" : "none";
        return switch (members.getOrDefault("method", members.getOrDefault("ops", fallback))) {
            case "IMX_RPROC_MMIO", "&imx_rproc_ops_mmio", "mmio" -> "mmio";
            case "IMX_RPROC_SMC", "&imx_rproc_ops_arm_smc" -> "smc";
            case "IMX_RPROC_SCU_API", "&imx_rproc_ops_scu_api" -> "scu";
            case "IMX_RPROC_NONE", "none" -> "none";
            case "&imx_rproc_ops_sm_lmm" -> {
                assertThat(members).containsEntry("reset_vector_mask", "GENMASK_U32(31, 16)");
                yield "sm %s %s ffff0000".formatted(members.get("cpuid"), members.get("lmid"));
            }
            case String other -> throw new AssertionError("unknown start: " + other);
        };
    }

    private static List<String> rows(CSource source, String array, String core) {
        return source.rows(array)
                .stream()
                .filter(row -> !row.flags().contains("ATT_CORE") || row.flags().contains(core))
                .map(SourcesTest::row)
                .toList();
    }

    private static String row(CSource.Row row) {
        return "%x %x %x".formatted(row.da(), row.sa(), row.size()) + (row.flags().contains("ATT_OWN") ? " OWN" : "")
                + (row.flags().contains("ATT_IOMEM") ? " IOMEM" : "") + (row.flags().contains("ATT_ECC") ? " ECC" : "");
    }

    private static String row(Region row) {
        return "%x %x %x".formatted(row.da(), row.sa(), row.size()) + (row.own() ? " OWN" : "")
                + (row.iomem() ? " IOMEM" : "");
    }

    private static CSource source(String tree, String file) {
        Path path = tree(tree).resolve(file);
        assumeTrue(CSource.exists(path), "no " + path);
        return CSource.read(path);
    }

    private static Path tree(String name) {
        String sources = System.getenv("RPROCLAB_SOURCES");
        assumeTrue(sources != null, "RPROCLAB_SOURCES is not set");
        Path tree = Path.of(sources, name);
        assumeTrue(tree.toFile().isDirectory(), "no " + tree);
        return tree;
    }
}

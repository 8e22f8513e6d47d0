// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.memory.Mapping;
import rproclab.memory.Region;

class TargetsTest {

    private static final long U32_END = 0x1_0000_0000L;

    static Collection<Target> targets() {
        return Targets.all();
    }

    @Test
    void theCatalogueNamesEveryCoreOnce() {
        assertThat(Targets.all())
                .extracting(Target::name)
                .containsExactly(
                        "imx8mp-m7", "imx8mn-m7", "imx8mm-m4", "imx8mq-m4", "imx7d-m4", "imx6sx-m4", "imx7ulp-m4",
                        "imx8qm-m4-0", "imx8qm-m4-1", "imx8qxp-m4", "imx8ulp-m33", "imx93-m33", "imx95-m7",
                        "imx94-m7-0", "imx94-m7-1", "imx94-m33s", "stm32mp157-m4", "am64-m4f", "am62-m4f");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"imx8mp-m7;imx8mp-m7", "fsl,imx8mp-cm7;imx8mp-m7",
            "fsl,imx8mp-cm7-mmio;imx8mp-m7",
            "fsl,imx8mn-cm7;imx8mn-m7", "fsl,imx8qm-cm4;imx8qm-m4-0", "fsl,imx94-cm33s;imx94-m33s",
            "st,stm32mp1-m4;stm32mp157-m4", "ti,am64-m4fss;am64-m4f", "am62-m4f;am62-m4f"})
    void aNameOrACompatibleFindsItsTarget(String line) {
        String[] wanted = line.split(";");

        assertThat(Targets.find(wanted[0]).map(Target::name)).hasValue(wanted[wanted.length - 1]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"imx8mp", "imx8mp-M7", "fsl,imx8mp", "''"})
    void whatIsNeitherNameNorCompatibleFindsNothing(String name) {
        assertThat(Targets.find(name)).isEmpty();
        assertThat(Targets.withCompatible(name)).isEmpty();
    }

    @Test
    void aCompatibleBelongsToOneTargetButForTwinCoresAndTheM4f() {
        Map<String, List<String>> byCompatible = new TreeMap<>();
        for (Target target : Targets.all()) {
            for (String compatible : target.compatibles()) {
                byCompatible.computeIfAbsent(compatible, key -> new ArrayList<>()).add(target.name());
            }
        }
        byCompatible.values().removeIf(names -> names.size() == 1);

        assertThat(byCompatible)
                .isEqualTo(
                        Map.of(
                                "fsl,imx8qm-cm4", List.of("imx8qm-m4-0", "imx8qm-m4-1"),
                                "ti,am64-m4fss", List.of("am64-m4f", "am62-m4f")));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void someLinuxAndSomeUbootKnowEveryTarget(Target target) {
        assertThat(target.linux()).isNotEmpty();
        assertThat(target.uboot()).isNotEmpty();
        assertThat(Releases.LINUX).containsSubsequence(target.linux().keySet());
        assertThat(Releases.UBOOT).containsSubsequence(target.uboot().keySet());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void newerMainlineReleasesForgetNoTarget(Target target) {
        List<String> mainline = Releases.LINUX.stream().filter(name -> !name.startsWith("linux-imx")).toList();
        List<String> known = target.linux().keySet().stream().filter(mainline::contains).toList();

        assertThat(known).isEqualTo(mainline.subList(mainline.size() - known.size(), mainline.size()));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theCoresMapAscendsWithoutOverlapAndInside32Bits(Target target) {
        long end = 0;
        for (Region row : target.coreMap()) {
            assertThat(row.da()).as(row.name()).isGreaterThanOrEqualTo(end);
            assertThat(row.size()).as(row.name()).isPositive();
            end = row.daEnd();
            assertThat(end).as(row.name()).isLessThanOrEqualTo(U32_END);
            assertThat(row.own() || row.iomem()).as(row.name()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theSystemsMapAscendsWithoutOverlapAndInside32Bits(Target target) {
        long end = 0;
        for (Mapping row : target.systemMap()) {
            assertThat(row.sa()).as(row.name()).isGreaterThanOrEqualTo(end);
            assertThat(row.size()).as(row.name()).isPositive();
            end = row.sa() + row.size();
            assertThat(end).as(row.name()).isLessThanOrEqualTo(U32_END);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatTheCoreSeesLiesInOneMemoryOfTheSystem(Target target) {
        for (Region row : target.coreMap()) {
            assertThat(target.systemMap())
                    .as(row.toString())
                    .anyMatch(memory -> memory.sa() <= row.sa()
                            && row.sa() + row.size() <= memory.sa() + memory.size());
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void noRowOfADriverLeaves32Bits(Target target) {
        assertThat(tables(target)).allSatisfy(row -> {
            assertThat(row.size()).isPositive();
            assertThat(row.da()).isNotNegative();
            assertThat(row.sa()).isNotNegative();
            assertThat(row.da() + row.size()).isLessThan(U32_END);
            assertThat(row.sa() + row.size()).isLessThanOrEqualTo(U32_END);
        });
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theHostHas32BitsOnlyOnTheOldArmSocs(Target target) {
        boolean old = List.of("imx6sx-m4", "imx7d-m4", "imx7ulp-m4", "stm32mp157-m4").contains(target.name());

        assertThat(target.hostWordBits()).isEqualTo(old ? 32 : 64);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theCoresNameBeginsWithItsKind(Target target) {
        assertThat(target.core()).startsWith(target.cpu().toString());
    }

    private static List<Region> tables(Target target) {
        Stream<Region> linux = target.linux().values().stream().flatMap(support -> switch (support) {
            case ImxSupport imx -> imx.att().stream();
            case Stm32Support stm32 -> stm32.dmaRanges().stream();
            case K3M4Support k3 -> k3.mems().stream();
        });
        Stream<Region> uboot = target.uboot().values().stream().flatMap(support -> switch (support.rproc()) {
            case UbootRproc.None() -> Stream.empty();
            case UbootRproc.Imx imx -> imx.att().stream();
            case UbootRproc.Stm32Copro(List<Region> ranges) -> ranges.stream();
            case UbootRproc.K3M4(List<Region> mems) -> mems.stream();
        });
        Stream<Region> bootaux = target.uboot()
                .values()
                .stream()
                .flatMap(support -> support.bootaux() instanceof Bootaux.HostMap map
                        ? map.rows().stream()
                        : Stream.empty());
        return Stream.of(linux, uboot, bootaux).flatMap(rows -> rows).toList();
    }
}

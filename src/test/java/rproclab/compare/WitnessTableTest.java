// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.target.Targets;

/**
 * The table of images that the loaders disagree about, rows 1 to 45, each run as the command {@code compare} does.
 *
 * <p>
 * Its columns: Lx, Linux's {@code imx_rproc} unless another driver is named; UR, U-Boot's {@code rproc load}; BA,
 * {@code bootaux} on the ELF; BE, {@code bootelf -p}. What no port can say yet has a test that fails as soon as one can.
 */
class WitnessTableTest {
    private static final int ROWS = 45;

    static Stream<Witness> witnesses() {
        return Stream.of(SegmentWitnesses.all(), FileWitnesses.all(), ResourceWitnesses.all()).flatMap(List::stream);
    }

    static Stream<Witness.Cell> cells() {
        return witnesses().flatMap(Witness::cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void theLoaderAnswersAsTheTableSays(Witness.Cell cell) {
        cell.expected().isThatOf(cell.run(), cell.toString());
    }

    /** Rows, or the parts of rows, that need a driver which is not ported: no target has its compatible. */
    static Stream<Arguments> notYet() {
        // @formatter:off
        return Stream.of(
            arguments(17, "pru_rproc takes an ELF64 for an ELF32", "ti,am3356-pru"),
            arguments(17, "mtk_scp takes an ELF64 for an ELF32", "mediatek,mt8183-scp"),
            arguments(17, "qcom_q6v5_pas takes an ELF64 for an ELF32", "qcom,msm8996-adsp-pil"),
            arguments(18, "qcom_q6v5_pas refuses another e_phentsize", "qcom,msm8996-adsp-pil"),
            arguments(25, "omap_remoteproc refuses a file without sections", "ti,omap4-dsp"),
            arguments(25, "keystone_remoteproc refuses a file without sections", "ti,k2hk-dsp"),
            arguments(32, "U-Boot's ipu_rproc reads resource entries", "ti,dra7-ipu"),
            arguments(37, "rcar_rproc refuses e_entry 0", "renesas,rcar-cr7"),
            arguments(40, "imx_dsp_rproc refuses filesz that is no multiple of 4, with .bss", "fsl,imx8mp-hifi4"),
            arguments(42, "xlnx_r5_remoteproc refuses a segment across two TCM banks", "xlnx,zynqmp-r5fss"),
            arguments(44, "pru_rproc leaves .bss as it is", "ti,am3356-pru"),
            arguments(44, "mtk_scp leaves .bss as it is", "mediatek,mt8183-scp"));
        // @formatter:on
    }

    @ParameterizedTest(name = "row {0}, not yet: {1}")
    @MethodSource("notYet")
    void noTargetHasTheDriver(int row, String what, String compatible) {
        assertThat(Targets.find(compatible)).as("row %d can be filled now: %s", row, what).isEmpty();
    }

    @Test
    void everyRowIsThere() {
        Set<Integer> rows = witnesses().map(Witness::row).collect(Collectors.toCollection(TreeSet::new));
        notYet().forEach(arguments -> rows.add((Integer) arguments.get()[0]));

        assertThat(rows).containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS).boxed().toList());
    }
}

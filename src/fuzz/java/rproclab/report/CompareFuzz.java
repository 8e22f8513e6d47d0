// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;
import rproclab.compare.Comparison;
import rproclab.compare.Loaders;
import rproclab.compare.Selection;
import rproclab.diagnose.Diagnosis;
import rproclab.diagnose.Finding;
import rproclab.elf.ElfImage;
import rproclab.loader.Firmware;
import rproclab.target.Target;
import rproclab.target.Targets;

/** The rules on what a few loaders make of an image, and what compare prints. */
class CompareFuzz {
    private static final Target TARGET = Targets.find("imx8mp-m7").orElseThrow();
    private static final Selection LOADERS = Loaders.of(TARGET).named(List.of("linux-5.15.148", "linux-7.3",
            "uboot-2025.01-bootaux", "uboot-2026.07-rproc", "uboot-2026.07-bootelf"));

    @MethodSource("rproclab.Seeds#images")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void anImageIsComparedAndShownWithoutControlCharacters(byte[] image) {
        if (!ElfImage.hasMagic(Bytes.of(image))) {
            return;
        }

        Comparison comparison = Comparison.run(new Firmware("fw.elf", Bytes.of(image)), TARGET, LOADERS);
        List<Finding> findings = Diagnosis.of(comparison);
        StringWriter text = new StringWriter();
        StringWriter json = new StringWriter();
        try (CompareReport report = new CompareText(text, Style.PLAIN, true)) {
            report.add(comparison, findings);
        }
        try (CompareReport report = new CompareJson(json, "0", true)) {
            report.add(comparison, findings);
        }

        assertThat(comparison.results()).hasSameSizeAs(LOADERS.loaders());
        assertThat(text.toString()).matches("[\\n\\x20-\\x7e]+");
        assertThat(json.toString()).startsWith("{").endsWith("}\n");
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;
import rproclab.compare.Loaders;
import rproclab.explain.ExplainedLog;
import rproclab.explain.Explainer;
import rproclab.loader.Firmware;
import rproclab.target.Target;
import rproclab.target.Targets;

/** Log lines, of whatever text. */
class ExplainFuzz {
    private static final Target TARGET = Targets.find("imx8mp-m7").orElseThrow();

    /** What the loaders print of the seeds. */
    static Stream<byte[]> logs() {
        return Seeds.images().map(image -> new Firmware("fw.elf", Bytes.of(image)))
                .map(firmware -> Loaders.of(TARGET).named(List.of("linux-6.12", "uboot-2026.07-rproc")).loaders()
                        .stream().flatMap(loader -> loader.load(firmware).log().stream())
                        .map(line -> line.text() + "\n").reduce("", String::concat))
                .map(log -> log.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("logs")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void aLogIsExplainedWithoutControlCharacters(byte[] bytes) {
        Explainer explainer = new Explainer(List.of(TARGET));

        new String(bytes, StandardCharsets.UTF_8).lines().forEach(explainer::add);
        ExplainedLog log = explainer.log();
        String text = new ExplainText(Style.PLAIN).render("log", log, Optional.empty(), "", List.of());
        StringWriter json = new StringWriter();
        new ExplainJson("0").render("log", log, Optional.empty(), List.of(), json);

        assertThat(text).doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]");
        assertThat(json.toString()).startsWith("{").endsWith("}\n");
    }
}

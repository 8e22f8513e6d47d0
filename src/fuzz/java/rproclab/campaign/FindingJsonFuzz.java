// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;

/** A line of findings by itself, many times faster than the commands that read it. */
class FindingJsonFuzz {

    static Stream<byte[]> lines() {
        return Campaigns.findings(Campaigns.plan(7, 100)).stream()
                .map(finding -> FindingJson.line(finding).getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("lines")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void aLineIsAFindingThatIsWrittenTheSameOrRefused(byte[] bytes) {
        Finding finding;
        try {
            finding = FindingJson.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessage("is not a finding of rproclab fuzz");
            return;
        }

        String line = FindingJson.line(finding);

        assertThat(FindingJson.line(FindingJson.read(line))).isEqualTo(line);
        assertThat(finding.signature()).matches("[0-9a-f]{12}");
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.parsson.JsonProviderImpl;
import org.junit.jupiter.api.Test;
import rproclab.diagnose.Rule;

/** What SARIF 2.1.0 asks of the golden log: the schema's required keys and the references inside it. */
class SarifTest {

    @Test
    void theLogHasOneRunWithTheWholeCatalogue() throws IOException {
        JsonObject log = golden();

        assertThat(log.getString("version")).isEqualTo("2.1.0");
        assertThat(log.getJsonArray("runs")).hasSize(1);
        assertThat(rules(log)).extracting(rule -> rule.getString("id")).startsWith(
                Arrays.stream(Rule.values()).map(Rule::id).toArray(String[]::new)).endsWith("loader-refuses")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyResultNamesItsRuleFileAndFingerprint() throws IOException {
        JsonObject log = golden();

        List<JsonObject> results = run(log).getJsonArray("results").getValuesAs(JsonObject.class);

        assertThat(results).hasSize(5).allSatisfy(result -> {
            assertThat(rules(log).get(result.getInt("ruleIndex")).getString("id"))
                    .isEqualTo(result.getString("ruleId"));
            assertThat(Set.of("error", "warning", "note")).contains(result.getString("level"));
            assertThat(result.getJsonObject("message").getString("text")).isNotEmpty();
            assertThat(result.getJsonArray("locations").getJsonObject(0).getJsonObject("physicalLocation")
                    .getJsonObject("artifactLocation").getString("uri")).isEqualTo("imx8mp-28047.elf");
            assertThat(result.getJsonObject("partialFingerprints").getString("rproclab/v1")).matches("[0-9a-f]{32}");
        });
        assertThat(results).extracting(result -> result.getJsonObject("partialFingerprints").toString())
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyUnreservedCharactersStayInAUri() {
        assertThat(Sarif.uri("a-._~Z09")).isEqualTo("a-._~Z09");
        assertThat(Sarif.uri("a b/\u00e4%:")).isEqualTo("a%20b%2F%C3%A4%25%3A");
    }

    private static JsonObject golden() throws IOException {
        String golden = Files.readString(Path.of("src/test/resources/golden/compare-imx8mp-28047.sarif"));
        return new JsonProviderImpl().createReader(new StringReader(golden.substring(golden.indexOf('{'))))
                .readObject();
    }

    private static JsonObject run(JsonObject log) {
        return log.getJsonArray("runs").getJsonObject(0);
    }

    private static List<JsonObject> rules(JsonObject log) {
        return run(log).getJsonObject("tool").getJsonObject("driver").getJsonArray("rules")
                .getValuesAs(JsonObject.class);
    }
}

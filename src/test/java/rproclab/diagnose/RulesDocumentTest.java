// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is the catalogue of rules; {@code -Dgolden.update=true} writes it anew. */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/rules.md");

    @Test
    void documentHoldsEveryRule() throws IOException {
        String document = document();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "").as("-Dgolden.update=true writes it anew")
                .isEqualTo(document);
    }

    private static String document() {
        StringBuilder text = new StringBuilder(
                """
                        <!-- SPDX-License-Identifier: GPL-2.0-only -->
                        # Rules

                        Written by `RulesDocumentTest` from the catalogue in `diagnose/Rule.java`; `rproclab list rules` prints the same. Ids are stable: baselines, SARIF logs
                        and annotations use them. The severity is the worst that a rule's findings have: some are less where no loader that decides is concerned. Each finding
                        carries its numbers, its cause and, where something has to change, the change for this image and target.

                        | rule | severity | what it finds |
                        |---|---|---|
                        """);
        for (Rule rule : Rule.values()) {
            text.append("| `%s` | %s | %s |\n".formatted(rule.id(), rule.worst().word(),
                    rule.summary().replace("|", "\\|")));
        }
        return text
                .append("""

                        In SARIF there is one more, `loader-refuses` (error): a loader whose verdict decides refuses the firmware, or does something undefined.
                        """)
                .toString();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {

    @ParameterizedTest
    @EnumSource
    void everyRuleSaysInSentencesWhatItFindsWhyAndWhatToDo(Rule rule) {
        assertThat(rule.summary()).matches("([A-Z/]|e_entry|memmap=).*\\.");
        assertThat(rule.cause()).matches(".{20,}\\.").isNotEqualTo(rule.summary());
        assertThat(rule.fix()).matches(".{10,}\\.").isNotEqualTo(rule.cause());
    }

    @Test
    void idsAreStableWords() {
        assertThat(Rule.values()).extracting(Rule::id).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }
}

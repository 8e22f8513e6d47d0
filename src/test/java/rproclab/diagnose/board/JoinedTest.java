// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Rule;
import rproclab.diagnose.Severity;

/** One cause is told once. */
class JoinedTest {
    private static final Finding OF_CORE = finding(Rule.REGION_MAPPED_AS_RAM, "region", "m7@80000000");

    private static Finding finding(Rule rule, String key, String value) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put(key, value);
        return new Finding(rule, Severity.ERROR, "", evidence, "");
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_MAP_OVERLAP", "NO_MAP_DOUBLE_RESERVATION"})
    void aNodeWhoseConflictIsToldIsNotToldAgainOfTheCore(Rule rule) {
        Finding ofBoard = finding(rule, "node", "m7@80000000");

        assertThat(BoardDiagnosis.joined(List.of(ofBoard), List.of(OF_CORE))).containsExactly(ofBoard);
    }

    @Test
    void anotherNodesConflictExplainsNothing() {
        Finding ofBoard = finding(Rule.NO_MAP_OVERLAP, "node", "m7@90000000");

        assertThat(BoardDiagnosis.joined(List.of(ofBoard), List.of(OF_CORE))).containsExactly(ofBoard, OF_CORE);
    }

    @Test
    void otherFindingsOfTheNodeStay() {
        Finding ofBoard = finding(Rule.STAGED_IN_NO_MAP, "node", "m7@80000000");
        Finding reusable = finding(Rule.REGION_REUSABLE, "region", "m7@80000000");

        assertThat(BoardDiagnosis.joined(List.of(ofBoard), List.of(OF_CORE, reusable)))
                .containsExactly(ofBoard, OF_CORE, reusable);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.board.BootPlan;
import rproclab.board.PhysicalMap.Thing;
import rproclab.board.Simulation;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Rule;

/** All rules on one board and the releases that were simulated on it. */
public final class BoardDiagnosis {
    /** Findings of one rule that are shown; a person stops reading earlier, and a hostile tree has no end of them. */
    private static final int MOST = 20;

    private BoardDiagnosis() {}

    /**
     * What the rules find, the worst first.
     *
     * @param plan where everything is
     * @param runs the releases
     * @param firmware the segments of a remote core's firmware, at their system addresses
     */
    public static List<Finding> of(BootPlan plan, List<Simulation> runs, List<Thing> firmware) {
        Map<Finding, List<String>> releases = new LinkedHashMap<>();
        for (Simulation run : runs) {
            Stream.concat(IgnoredNodes.find(run).limit(MOST), NoMapConflicts.find(plan, run).limit(MOST))
                    .forEach(finding -> releases.computeIfAbsent(finding, _ -> new ArrayList<>())
                            .add(run.release().name()));
        }
        List<Finding> findings = new ArrayList<>();
        releases.forEach((finding, names) -> findings.add(onReleases(finding, names)));
        Stream.of(Images.find(plan, firmware), StagedLoads.find(plan), CommandLine.find(plan))
                .forEach(found -> found.limit(MOST).forEach(findings::add));
        return findings.stream().sorted((a, b) -> b.severity().compareTo(a.severity())).toList();
    }

    /**
     * Those of a board and those of a core's firmware on it; what a conflict of a node explains is not told again of the
     * core that names the node.
     */
    public static List<Finding> joined(List<Finding> board, List<Finding> core) {
        Set<String> told = board.stream()
                .filter(finding -> finding.rule() == Rule.NO_MAP_OVERLAP
                        || finding.rule() == Rule.NO_MAP_DOUBLE_RESERVATION)
                .map(finding -> finding.evidence().get("node")).collect(Collectors.toSet());
        return Stream.concat(board.stream(), core.stream()
                .filter(finding -> finding.rule() != Rule.REGION_MAPPED_AS_RAM
                        || !told.contains(finding.evidence().get("region"))))
                .toList();
    }

    private static Finding onReleases(Finding finding, List<String> names) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>(finding.evidence());
        evidence.put("releases", String.join(", ", names));
        return new Finding(finding.rule(), finding.severity(), finding.message(), evidence, finding.fix());
    }
}

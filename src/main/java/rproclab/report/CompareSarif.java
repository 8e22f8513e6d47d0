// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.Writer;
import java.util.List;
import rproclab.compare.Comparison;
import rproclab.diagnose.Baseline;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Fingerprint;

/** Comparisons as SARIF 2.1.0: refusals of the loaders that decide, then findings. */
public final class CompareSarif implements CompareReport {
    private final Sarif sarif;
    private final Baseline baseline;

    /**
     * Begins the log.
     *
     * @param out where it goes; it is flushed, not closed
     * @param version of rproclab
     * @param baseline refusals that are left out
     */
    public CompareSarif(Writer out, String version, Baseline baseline) {
        sarif = new Sarif(out, version);
        this.baseline = baseline;
    }

    @Override
    public void add(Comparison comparison, List<Finding> findings) {
        String file = comparison.firmware().name();
        String target = comparison.target().name();
        Refusals.deciding(comparison, baseline).forEach(result -> sarif.refusal(
                Refusals.sentence(result, comparison), file, target, Fingerprint.of(result, comparison)));
        findings.forEach(finding -> sarif.finding(finding, file, target));
    }

    @Override
    public void close() {
        sarif.end();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** The real C for tests: without it they are skipped, in the profile {@code oracle} they fail. */
final class Oracles {
    static final Manifest MANIFEST = Manifest.ofUser();
    /** Whether its absence is an error. */
    static final boolean REQUIRED = Boolean.getBoolean("rproclab.oracle.required");
    /** Images for each port. */
    static final long CASES = Long.getLong("rproclab.oracle.cases", 300);

    private Oracles() {}

    /** The real C behind a port. */
    static OracleLoader real(Subject subject) {
        Optional<Manifest.Entry> entry = MANIFEST.find(subject.release());
        if (REQUIRED) {
            assertThat(entry).as(MANIFEST.absence(subject.release())).isPresent();
        }
        assumeTrue(entry.isPresent(), MANIFEST.absence(subject.release()));
        return subject.real(MANIFEST);
    }
}

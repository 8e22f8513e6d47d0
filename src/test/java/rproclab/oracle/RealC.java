// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.util.List;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips properties on a machine without the real C; in the profile {@code oracle} they run, and fail. */
final class RealC implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        List<String> absent = Subject.all().stream().map(Subject::release).distinct()
                .filter(release -> Oracles.MANIFEST.find(release).isEmpty()).toList();
        return absent.isEmpty() || Oracles.REQUIRED
                ? SkipResult.doNotSkip()
                : SkipResult
                        .skip(Oracles.MANIFEST.absence(absent.getFirst()) + "; VectorsTest has some of its answers");
    }
}

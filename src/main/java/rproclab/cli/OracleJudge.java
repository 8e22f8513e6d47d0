// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rproclab.campaign.Judge;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.oracle.Difference;
import rproclab.oracle.Manifest;
import rproclab.oracle.OracleLoader;
import rproclab.oracle.OracleTargets;
import rproclab.target.Target;

/** The real C over the ports that have one; the others are not judged. */
final class OracleJudge implements Judge {
    private final Manifest manifest;
    private final Target target;
    private final List<String> judged;
    /** A library holds one session, and a loader of it the last answer: each thread has its own. */
    private final ThreadLocal<Map<String, Optional<OracleLoader>>> real = ThreadLocal.withInitial(HashMap::new);

    private OracleJudge(Manifest manifest, Target target, List<String> judged) {
        this.manifest = manifest;
        this.target = target;
        this.judged = judged;
    }

    /**
     * Finds the libraries that {@code kernel-ref/build} made.
     *
     * @throws CommandError where none of the loaders has one
     */
    static OracleJudge over(Target target, List<Loader> loaders) {
        if (target.hostWordBits() == 32) {
            throw CommandError
                    .usage(("--oracle: the real C is built for 64-bit hosts, %s has a 32-bit one; mvn -Poracle "
                            + "test compares its ports as if it had 64 bits").formatted(target.name()));
        }
        Manifest manifest = Manifest.ofUser();
        List<String> judged = loaders.stream().map(Loader::name)
                .filter(name -> OracleTargets.find(manifest, target, name).isPresent()).toList();
        if (judged.isEmpty()) {
            throw CommandError.usage("--oracle: "
                    + manifest.absence(OracleTargets.release(loaders.getLast().name())));
        }
        return new OracleJudge(manifest, target, judged);
    }

    /** Which real C judges whom: another build may judge differently. */
    String identity() {
        return judged.stream().map(name -> name + "=" + manifest.entry(OracleTargets.release(name)).version())
                .collect(Collectors.joining(","));
    }

    @Override
    public String objection(Loader loader, Firmware firmware, LoadResult answer) {
        return real.get().computeIfAbsent(loader.name(), name -> OracleTargets.find(manifest, target, name))
                .flatMap(oracle -> oracle.difference(answer, firmware))
                .map(Difference::what).orElse("");
    }
}

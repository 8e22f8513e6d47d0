// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.target.Target;

/**
 * One firmware through a list of loaders.
 *
 * @param firmware what was loaded
 * @param target for which SoC and core
 * @param results one for each loader, in the order of the loaders
 * @param disagreements where they differ
 * @param deciding names of the loaders whose verdict decides whether the firmware is good
 */
public record Comparison(Firmware firmware, Target target, List<Result> results, List<Disagreement> disagreements,
        Set<String> deciding) {

    /** Runs each selected loader once. */
    public static Comparison run(Firmware firmware, Target target, Selection selection) {
        List<Result> results = selection.loaders().stream()
                .map(loader -> new Result(loader, loader.load(firmware)))
                .toList();
        List<Result> accepted = results.stream().filter(Result::accepted).toList();
        List<Disagreement> disagreements = new ArrayList<>();
        differing(Disagreement.What.VERDICT, results, (a, b) -> a.verdict().word().equals(b.verdict().word()))
                .ifPresent(disagreements::add);
        differing(Disagreement.What.MEMORY, accepted, (a, b) -> a.memory().sameContents(b.memory()))
                .ifPresent(disagreements::add);
        differing(Disagreement.What.BOOT_ADDRESS,
                accepted.stream().filter(r -> r.load().bootAddress().isPresent()).toList(),
                (a, b) -> a.bootAddress().equals(b.bootAddress())).ifPresent(disagreements::add);
        return new Comparison(firmware, target, results, List.copyOf(disagreements), selection.deciding());
    }

    private static Optional<Disagreement> differing(Disagreement.What what, List<Result> results,
            BiPredicate<LoadResult, LoadResult> same) {
        List<List<Result>> groups = Groups.by(results, (a, b) -> same.test(a.load(), b.load()));
        return groups.size() < 2
                ? Optional.empty()
                : Optional.of(new Disagreement(what,
                        groups.stream().map(group -> group.stream().map(Result::name).toList()).toList()));
    }

    /** These results' loaders, written short. */
    public String names(List<Result> some) {
        return LoaderNames.compact(some.stream().map(Result::name).toList(),
                results.stream().map(Result::name).toList());
    }

    /** The results whose verdict decides whether the firmware is good, see {@link Selection#deciding}. */
    public List<Result> decidingResults() {
        return results.stream().filter(result -> deciding.contains(result.name())).toList();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import rproclab.linux.remoteproc.LinuxRelease;
import rproclab.linux.remoteproc.LinuxReleases;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.target.LinuxSupport;
import rproclab.target.Target;
import rproclab.target.UbootSupport;
import rproclab.uboot.UbootRelease;

/**
 * Which of the differences between two releases make one loader answer a firmware differently.
 *
 * <p>
 * Not guessed but tried: the older release is run with each of the newer one's differences alone. Where none of them is
 * enough, those are named without which the newer release answers otherwise.
 */
public final class ReleaseChanges {
    private static final String TABLES = "the driver's tables for this SoC differ";

    private final LoadResult older;
    private final LoadResult newer;
    private final Function<Set<Difference>, Loader> release;
    private final List<Difference> all;

    /** One difference: a feature that came or went, or the catalogue's entry. */
    private record Difference(Object what, String text) {}

    private ReleaseChanges(LoadResult older, LoadResult newer, List<Difference> all,
            Function<Set<Difference>, Loader> release) {
        this.older = older;
        this.newer = newer;
        this.all = all;
        this.release = release;
    }

    /** Whether two loaders did the same with an image, however they put it. */
    public static boolean same(LoadResult one, LoadResult other) {
        return one.verdict().equals(other.verdict()) && one.bootAddress().equals(other.bootAddress())
                && places(one).equals(places(other)) && one.memory().sameContents(other.memory());
    }

    /** What became of each segment, by whatever row of a table. */
    private static List<List<Object>> places(LoadResult load) {
        return load.segments().stream().map(fate -> List.<Object>of(fate.fate(), fate.sa())).toList();
    }

    /**
     * What makes the newer release answer otherwise, in words; empty where no few of the known differences do.
     *
     * @param older a loader's answer
     * @param newer the answer of the same kind of loader of another release
     */
    public static List<String> between(Comparison comparison, Result older, Result newer) {
        return older.kind() == LoaderKind.LINUX
                ? linux(comparison, older, newer)
                : uboot(comparison, older, newer);
    }

    private static List<String> linux(Comparison comparison, Result older, Result newer) {
        Target target = comparison.target();
        LinuxRelease from = LinuxReleases.named(older.name()).orElseThrow();
        LinuxRelease to = LinuxReleases.named(newer.name()).orElseThrow();
        LinuxSupport own = target.linux().get(older.name());
        LinuxSupport others = target.linux().get(newer.name());
        return new ReleaseChanges(older.load(), newer.load(), differences(from.features(), to.features(),
                rproclab.linux.remoteproc.Feature::change, !own.equals(others)),
                changed -> LinuxLoaders.loader(new LinuxRelease(from.name(), from.version(),
                        toggled(from.features(), changed), from.proven()), target,
                        isTables(changed) ? others : own))
                .causes(comparison);
    }

    private static List<String> uboot(Comparison comparison, Result older, Result newer) {
        Target target = comparison.target();
        String fromName = LoaderKind.releaseOf(older.name());
        String toName = LoaderKind.releaseOf(newer.name());
        UbootRelease from = UbootLoaders.release(fromName);
        UbootSupport own = target.uboot().get(fromName);
        UbootSupport others = target.uboot().get(toName);
        return new ReleaseChanges(older.load(), newer.load(),
                differences(from.features(), UbootLoaders.release(toName).features(),
                        rproclab.uboot.Feature::change, !own.equals(others)),
                changed -> UbootLoaders.of(target, new UbootRelease(from.name(), from.version(),
                        toggled(from.features(), changed), from.proven()), isTables(changed) ? others : own).stream()
                        .filter(loader -> LoaderKind.of(loader.name()) == newer.kind()).findFirst()
                        .orElse(newer.loader()))
                .causes(comparison);
    }

    private static <F extends Comparable<F>> List<Difference> differences(Set<F> from, Set<F> to,
            Function<F, String> text,
            boolean tables) {
        Map<F, String> changed = new LinkedHashMap<>();
        to.stream().filter(feature -> !from.contains(feature)).sorted()
                .forEach(feature -> changed.put(feature, text.apply(feature)));
        from.stream().filter(feature -> !to.contains(feature)).sorted()
                .forEach(feature -> changed.put(feature, "no longer: " + text.apply(feature)));
        List<Difference> differences = new ArrayList<>();
        changed.forEach((feature, words) -> differences.add(new Difference(feature, words)));
        if (tables) {
            differences.add(new Difference(TABLES, TABLES));
        }
        return differences;
    }

    private static boolean isTables(Set<Difference> changed) {
        return changed.stream().anyMatch(difference -> difference.what().equals(TABLES));
    }

    private static <F> Set<F> toggled(Set<F> features, Set<Difference> changed) {
        Set<F> toggled = new HashSet<>(features);
        for (Difference difference : changed) {
            if (!difference.what().equals(TABLES) && !toggled.remove(difference.what())) {
                @SuppressWarnings("unchecked") // the differences are made of sets of this kind
                F feature = (F) difference.what();
                toggled.add(feature);
            }
        }
        return toggled;
    }

    private List<String> causes(Comparison comparison) {
        List<String> enough = all.stream().filter(one -> answersAsNewer(comparison, Set.of(one)))
                .map(Difference::text).toList();
        if (!enough.isEmpty()) {
            return enough;
        }
        Set<Difference> together = Set.copyOf(all);
        return answersAsNewer(comparison, together)
                ? all.stream().filter(one -> !answersAsNewer(comparison, without(together, one)))
                        .map(Difference::text).toList()
                : List.of();
    }

    private static Set<Difference> without(Set<Difference> all, Difference one) {
        Set<Difference> others = new HashSet<>(all);
        others.remove(one);
        return others;
    }

    private boolean answersAsNewer(Comparison comparison, Set<Difference> changed) {
        LoadResult answer = release.apply(changed).load(comparison.firmware());
        return older.verdict().equals(newer.verdict()) ? same(answer, newer) : answer.verdict().equals(newer.verdict());
    }
}

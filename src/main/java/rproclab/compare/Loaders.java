// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.loader.Attacher;
import rproclab.loader.Loader;
import rproclab.target.Target;
import rproclab.target.Targets;

/** The loaders that apply to a target, Linux first, oldest release first. */
public final class Loaders {
    private final List<Loader> loaders;

    private Loaders(List<Loader> loaders) {
        this.loaders = loaders;
    }

    /** Those of one target. */
    public static Loaders of(Target target) {
        return new Loaders(Stream.concat(LinuxLoaders.of(target).stream(), UbootLoaders.of(target).stream()).toList());
    }

    /** The names of all loaders of all targets, Linux first, oldest release first. */
    public static List<String> allNames() {
        Set<String> used = Targets.all().stream().flatMap(target -> of(target).names().stream())
                .collect(Collectors.toSet());
        return Upstream.all().stream().flatMap(release -> LoaderKind.names(release.name()).stream())
                .filter(used::contains).toList();
    }

    /** Their names. */
    public List<String> names() {
        return loaders.stream().map(Loader::name).toList();
    }

    /** All of them; the newest Linux decides, or the newest U-Boot loader where no Linux knows the target. */
    public Selection applicable() {
        return new Selection(loaders, Set.of(newest()));
    }

    /** The Linux that U-Boot would boot next: the newest that is proven; empty where that never attaches. */
    public Optional<Attacher> attacher() {
        String newest = newest();
        return loaders.stream().filter(loader -> loader.name().equals(newest)).filter(Attacher.class::isInstance)
                .map(Attacher.class::cast).findFirst();
    }

    private String newest() {
        List<String> proven = Upstream.all().stream().filter(Upstream::proven).map(Upstream::name).toList();
        return names().stream().filter(name -> LoaderKind.of(name) == LoaderKind.LINUX && proven.contains(name))
                .reduce((_, later) -> later).orElseGet(() -> names().getLast());
    }

    /** Whether this names more than one loader: {@code linux}, {@code uboot} or {@code all}. */
    public static boolean isFamily(String name) {
        return name.equals("linux") || name.equals("uboot") || name.equals("all");
    }

    /** Those with these names or of these families, in release order; each of them decides. */
    public Selection named(List<String> namesOrFamilies) {
        List<Loader> selected = loaders.stream()
                .filter(loader -> namesOrFamilies.stream().anyMatch(name -> matches(loader.name(), name)))
                .toList();
        return new Selection(selected,
                selected.stream().map(Loader::name).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static boolean matches(String loader, String nameOrFamily) {
        return nameOrFamily.equals("all") || loader.equals(nameOrFamily)
                || (isFamily(nameOrFamily) && loader.startsWith(nameOrFamily + "-"));
    }
}

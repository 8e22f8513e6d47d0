// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes lists of loaders short: {@code linux-*, uboot-{2023.01,2025.01}-bootaux}. */
public final class LoaderNames {
    /** Of each name that was ever written, which the catalogue bounds. */
    private static final Map<String, Parts> PARTS = new ConcurrentHashMap<>();

    private LoaderNames() {}

    /**
     * Joins names that differ in the release alone.
     *
     * @param names what to write, in release order
     * @param all the loaders of the comparison: where all of a family's are named, a star stands for the releases
     */
    public static String compact(List<String> names, List<String> all) {
        List<String> parts = new ArrayList<>();
        Map<String, List<String>> allReleases = releasesByFamily(all);
        releasesByFamily(names).forEach((family, releases) -> parts.add(family.replace("*",
                releases.size() == 1
                        ? releases.getFirst()
                        : releases.equals(allReleases.get(family))
                                ? "*"
                                : "{" + String.join(",", releases) + "}")));
        return String.join(", ", parts);
    }

    private static Map<String, List<String>> releasesByFamily(List<String> names) {
        Map<String, List<String>> families = new LinkedHashMap<>();
        for (String name : names) {
            Parts parts = PARTS.computeIfAbsent(name, Parts::of);
            families.computeIfAbsent(parts.family(), _ -> new ArrayList<>()).add(parts.release());
        }
        return families;
    }

    /** {@code uboot-*-bootaux} and {@code 2023.01}. */
    private record Parts(String family, String release) {
        static Parts of(String name) {
            String release = LoaderKind.releaseOf(name);
            int dash = release.indexOf('-') + 1;
            return new Parts(release.substring(0, dash) + "*" + name.substring(release.length()),
                    release.substring(dash));
        }
    }
}

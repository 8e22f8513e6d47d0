// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import rproclab.compare.Comparison;
import rproclab.compare.Result;

/**
 * Whether an image makes the loaders print what a log says.
 *
 * @param comparison the image through the loaders
 */
public record Verification(Comparison comparison) {
    /** Refusals: an image that no loader refuses so is not the one of the log. */
    private static final Set<String> REFUSALS = Set.of("translation-failed", "load-failed", "boot-failed",
            "resources-failed", "carveouts-failed");

    /** Whether the loaders would print this line for the image that the log is about. */
    public boolean tells(Explanation line) {
        return REFUSALS.contains(line.message().id()) || line.message().printedBy().startsWith("rproc_elf_");
    }

    /**
     * What the loaders print in place of a line.
     *
     * @param exactly loaders that print it, short; empty where none does
     * @param instead the same message with other values, and the loaders that print that
     */
    public record Answer(String exactly, SequencedMap<String, String> instead) {
        /** Whether any loader prints the message at all. */
        public boolean known() {
            return !exactly.isEmpty() || !instead.isEmpty();
        }
    }

    /** What the loaders print where the log has this line; values of devices ({@code powering up NAME}) count too. */
    public Answer of(Explanation line) {
        Map<String, List<Result>> said = comparison.results().stream()
                .filter(result -> saying(result, line).isPresent())
                .collect(Collectors.groupingBy(result -> saying(result, line).get(), LinkedHashMap::new,
                        Collectors.toList()));
        List<Result> exactly = said.remove(line.said());
        SequencedMap<String, String> instead = new LinkedHashMap<>();
        said.forEach((text, results) -> instead.put(text, comparison.names(results)));
        return new Answer(exactly == null ? "" : comparison.names(exactly), instead);
    }

    /** The line of a loader's log that is the same message: the very same where there is one, else the first. */
    private static Optional<String> saying(Result result, Explanation line) {
        List<String> said = result.load().log().stream()
                .flatMap(own -> line.message().template().in(own.text()).stream())
                .map(Template.Match::message).toList();
        return said.contains(line.said()) ? Optional.of(line.said()) : said.stream().findFirst();
    }
}

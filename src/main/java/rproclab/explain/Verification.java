// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import rproclab.compare.Comparison;
import rproclab.compare.LoaderNames;
import rproclab.loader.LogLine;

/**
 * Whether an image makes the loaders print what a log says, and a board's device tree what it says of reserved memory.
 *
 * @param loaders what each loader prints of the image
 * @param kernels what each release prints of the board's memory at boot
 */
public record Verification(List<Printed> loaders, List<Printed> kernels) {
    /** Refusals: an image that no loader refuses so is not the one of the log. */
    private static final Set<String> REFUSALS = Set.of("translation-failed", "load-failed", "boot-failed",
            "resources-failed", "carveouts-failed");

    /**
     * A log that a simulation printed.
     *
     * @param name of the loader or the release
     */
    public record Printed(String name, List<LogLine> log) {}

    /** What the loaders print of an image. */
    public static Verification of(Comparison comparison) {
        return new Verification(comparison.results().stream()
                .map(result -> new Printed(result.name(), result.load().log())).toList(), List.of());
    }

    /** The same with the boot of a board. */
    public Verification onBoard(List<Printed> releases) {
        return new Verification(loaders, releases);
    }

    /** Whether the simulation would print this line for the image or board that the log is about. */
    public boolean tells(Explanation line) {
        boolean ofBoard = ReservedMemoryMessages.ALL.contains(line.message());
        return ofBoard
                ? !kernels.isEmpty()
                : !loaders.isEmpty() && (REFUSALS.contains(line.message().id())
                        || line.message().printedBy().startsWith("rproc_elf_"));
    }

    /**
     * What is printed in place of a line.
     *
     * @param by what prints it: {@code image} or {@code board}
     * @param exactly loaders or releases that print it, short; empty where none does
     * @param instead the same message with other values, and those that print that
     */
    public record Answer(String by, String exactly, SequencedMap<String, String> instead) {
        /** Whether the message is printed at all. */
        public boolean known() {
            return !exactly.isEmpty() || !instead.isEmpty();
        }
    }

    /** What is printed where the log has this line; values of devices ({@code powering up NAME}) count too. */
    public Answer of(Explanation line) {
        boolean ofBoard = ReservedMemoryMessages.ALL.contains(line.message());
        List<Printed> all = ofBoard ? kernels : loaders;
        Map<String, List<String>> said = new LinkedHashMap<>();
        all.forEach(printed -> saying(printed, line)
                .ifPresent(text -> said.computeIfAbsent(text, _ -> new ArrayList<>()).add(printed.name())));
        List<String> names = all.stream().map(Printed::name).toList();
        List<String> exactly = said.remove(line.said());
        SequencedMap<String, String> instead = new LinkedHashMap<>();
        said.forEach((text, some) -> instead.put(text, LoaderNames.compact(some, names)));
        return new Answer(ofBoard ? "board" : "image", exactly == null ? "" : LoaderNames.compact(exactly, names),
                instead);
    }

    /** The line of a log that is the same message: the very same where there is one, else the first. */
    private static Optional<String> saying(Printed printed, Explanation line) {
        List<String> said = printed.log().stream()
                .flatMap(own -> line.message().template().in(own.text()).stream())
                .map(Template.Match::message).collect(Collectors.toList());
        return said.contains(line.said()) ? Optional.of(line.said()) : said.stream().findFirst();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import java.io.StringWriter;
import java.util.List;
import rproclab.compare.Comparison;
import rproclab.compare.Result;
import rproclab.report.CompareText;
import rproclab.report.Style;

/** One image through several loaders, and what the rules find in it. */
public final class Compared {
    private final Image image;
    private final Core core;
    private final Comparison comparison;
    private final List<rproclab.diagnose.Finding> found;

    Compared(Image image, Core core, Comparison comparison, List<rproclab.diagnose.Finding> found) {
        this.image = image;
        this.core = core;
        this.comparison = comparison;
        this.found = found;
    }

    /**
     * What was loaded.
     *
     * @return the image
     */
    public Image image() {
        return image;
    }

    /**
     * For which core.
     *
     * @return the core
     */
    public Core core() {
        return core;
    }

    /**
     * Every loader's answer.
     *
     * @return Linux first, oldest release first
     */
    public List<Loaded> loads() {
        return comparison.results().stream().map(Loaded::new).toList();
    }

    /**
     * One loader's answer.
     *
     * @param loader its name
     * @return the answer
     * @throws IllegalArgumentException where it was not among the loaders
     */
    public Loaded load(String loader) {
        return comparison.results().stream().filter(result -> result.name().equals(loader)).findFirst()
                .map(Loaded::new).orElseThrow(() -> new IllegalArgumentException("%s was not asked; these were: %s"
                        .formatted(loader, String.join(", ",
                                comparison.results().stream().map(Result::name).toList()))));
    }

    /**
     * What the rules find.
     *
     * @return in the order of the rules
     */
    public List<Finding> findings() {
        return found.stream().map(Finding::of).toList();
    }

    /**
     * Whether the image is good: every loader that decides accepts it, and no finding is an error. The exit code of
     * {@code rproclab compare} is 0 then.
     *
     * @return whether it is
     */
    public boolean accepted() {
        return comparison.decidingResults().stream().allMatch(Result::accepted)
                && findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /**
     * Whether all loaders agree: on the verdict, and those that accept on memory and start address.
     *
     * @return whether they do
     */
    public boolean agreed() {
        return comparison.disagreements().isEmpty();
    }

    /**
     * The report that {@code rproclab compare} prints.
     *
     * @return text of several lines, without colours
     */
    public String text() {
        StringWriter out = new StringWriter();
        try (CompareText report = new CompareText(out, Style.PLAIN, false)) {
            report.add(comparison, found);
        }
        return out.toString();
    }

    /**
     * Does nothing where the image is good.
     *
     * @return this
     * @throws AssertionError where it is not {@link #accepted}; the message is the {@link #text}
     */
    public Compared requireAccepted() {
        if (!accepted()) {
            throw new AssertionError("the firmware is not good\n\n" + text());
        }
        return this;
    }

    @Override
    public String toString() {
        return "%s on %s: %s".formatted(image.name(), core.name(), loads());
    }
}

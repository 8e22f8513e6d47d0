// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A finding that is to be shown again. */
public final class Witness {
    private final Finding finding;

    private Witness(Finding finding) {
        this.finding = finding;
    }

    /**
     * Reads {@code witness.json}, which holds the bytes, too; or an ELF file, and what to expect of it from the JSON beside it.
     *
     * @throws IOException when it cannot be read, or is something else
     */
    public static Witness read(Path file) throws IOException {
        boolean json = file.toString().endsWith(".json");
        Path about = json
                ? file
                : file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".json");
        if (!json && !Files.exists(about)) {
            throw new IOException("needs %s beside it, which says what to expect".formatted(about.getFileName()));
        }
        Finding finding;
        try {
            finding = FindingJson.read(Files.readString(about));
        } catch (IllegalArgumentException wrong) {
            throw new IOException(about.getFileName() + " " + wrong.getMessage(), wrong);
        }
        return new Witness(json ? finding : finding.withElf(Files.readAllBytes(file)));
    }

    /** The target. */
    public String target() {
        return finding.target();
    }

    /** The loaders that took part, group by group. */
    public List<String> loaders() {
        return finding.groups().stream().flatMap(group -> group.loaders().stream()).toList();
    }

    /** What came of it: whether the signature still shows, and how the loaders divide now, line by line. */
    public record Replay(boolean shows, List<String> lines) {}

    /** Asks the loaders again; the panel has those of {@link #loaders}, in the order of the target's. */
    public Replay replay(Panel panel) {
        Signature now = panel.ask(finding.elf());
        List<Signature.Group> groups = now.groups(panel.names());
        boolean shows = Signature.id(now.fit(), groups).equals(finding.signature());
        List<String> lines = new ArrayList<>();
        lines.add("signature %s %s".formatted(finding.signature(), shows ? "still shows" : "does not show any more"));
        if (!shows) {
            lines.add("expected:");
            add(lines, finding.fit(), finding.groups());
            lines.add("now:");
        }
        add(lines, now.fit(), groups);
        return new Replay(shows, lines);
    }

    private static void add(List<String> lines, Fit fit, List<Signature.Group> groups) {
        if (fit != Fit.NONE) {
            lines.add("  first segment stopped at: " + fit);
        }
        groups.forEach(group -> lines.add("  " + text(group)));
    }

    private static String text(Signature.Group group) {
        return "%s: %s".formatted(group.outcome(), String.join(", ", group.loaders()));
    }
}

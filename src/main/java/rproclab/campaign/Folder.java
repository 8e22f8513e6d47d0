// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Where a campaign keeps what it found: {@code findings.jsonl}, for each signature a folder with {@code witness.elf} and
 * {@code witness.json}, and {@code state} to take it up again.
 */
public final class Folder {
    private static final String FINDINGS = "findings.jsonl";
    private static final String STATE = "state";

    private final Path folder;

    /** It need not exist yet. */
    public Folder(Path folder) {
        this.folder = folder;
    }

    /**
     * How far the campaign in it came: nowhere, where there is none.
     *
     * @throws IOException when it cannot be read, or when it holds a campaign of another plan
     */
    public Campaign.Saved load(Plan plan) throws IOException {
        Path state = folder.resolve(STATE);
        if (!Files.exists(state)) {
            return new Campaign.Saved(0, List.of());
        }
        List<String> lines = Files.readAllLines(state);
        if (lines.size() != 2 || !lines.getFirst().equals(plan.identity())) {
            throw new IOException("holds another campaign: " + (lines.isEmpty() ? "" : lines.getFirst()));
        }
        return new Campaign.Saved(Long.parseLong(lines.getLast()), Findings.read(folder.resolve(FINDINGS)).list());
    }

    /** Writes everything; what is written last, and at once, is the state. */
    public void save(Plan plan, Campaign.Saved saved) throws IOException {
        write(new Findings(saved.findings()));
        Path unfinished = folder.resolve(STATE + ".new");
        Files.writeString(unfinished, plan.identity() + "\n" + saved.done() + "\n");
        Files.move(unfinished, folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes the findings alone: there is nothing to take up again. */
    public void write(Findings findings) throws IOException {
        Files.createDirectories(folder);
        for (Finding finding : findings.list()) {
            Path witness = Files.createDirectories(folder.resolve(finding.signature()));
            Files.write(witness.resolve("witness.elf"), finding.elf());
            Files.writeString(witness.resolve("witness.json"), FindingJson.document(finding));
        }
        Files.writeString(folder.resolve(FINDINGS), findings.text());
    }
}

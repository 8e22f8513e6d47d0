// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import rproclab.target.Target;

/** Reads a log line by line and keeps what is known of it; of any log, however long, it keeps a bounded part. */
public final class Explainer {
    /** Different messages that are kept. */
    private static final int MOST = 200;
    /** Characters of a line that are looked at; no message comes later. */
    private static final int LONGEST = 1000;

    private final List<Target> targets;
    private final SequencedMap<String, Explanation> known = new LinkedHashMap<>();
    private long lines;
    private long more;

    /** @param targets whose memory maps are looked at for addresses in the log */
    public Explainer(List<Target> targets) {
        this.targets = targets;
    }

    /** Reads one more line. */
    public void add(String raw) {
        lines++;
        String text = shown(raw);
        Optional<Messages.Found> found = Messages.in(text);
        if (found.isEmpty()) {
            return;
        }
        String said = found.get().match().message();
        Explanation before = known.get(said);
        if (before != null) {
            known.put(said, before.again());
        } else if (known.size() == MOST) {
            more++;
        } else {
            SequencedMap<String, String> values = found.get().match().values();
            known.put(said, new Explanation(lines, 1, text, said, found.get().message(), values,
                    Numbers.of(values, targets)));
        }
    }

    /** What a terminal shows of a line: no colours, no control characters. */
    private static String shown(String raw) {
        String line = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        return line.replaceAll("\u001b\\[[0-9;]{0,20}[A-Za-z]", "").replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** Everything read so far. */
    public ExplainedLog log() {
        List<Explanation> explanations = new ArrayList<>(known.values());
        return new ExplainedLog(lines, explanations, more, Notes.of(explanations));
    }
}

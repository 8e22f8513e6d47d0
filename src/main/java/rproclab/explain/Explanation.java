// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.List;
import java.util.SequencedMap;

/**
 * A line of a log that is known, in words.
 *
 * @param line its number, the first is 1; of repeated ones the first
 * @param times how often the log has it
 * @param text the whole line, without what a terminal does not show
 * @param said the message inside it, without time stamp and prefix
 * @param message what it is
 * @param values what it says, by name
 * @param numbers what follows from the values and the known memory maps, one sentence each
 */
public record Explanation(long line, int times, String text, String said, Message message,
        SequencedMap<String, String> values, List<String> numbers) {

    /** What it says. */
    public String means() {
        return new Values(values).into(message.means());
    }

    /** What causes it most often; may be empty. */
    public String usually() {
        return new Values(values).into(message.usually());
    }

    /** What to look at; may be empty. */
    public String advice() {
        return new Values(values).into(message.advice());
    }

    Explanation again() {
        return new Explanation(line, times + 1, text, said, message, values, numbers);
    }
}

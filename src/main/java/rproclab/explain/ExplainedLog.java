// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.List;

/**
 * A log in words.
 *
 * @param lines how many lines it has
 * @param explanations those that are known, each once, in the order of the log
 * @param more known lines beyond those that are kept
 * @param notes what follows from lines together, or from a line that is missing
 */
public record ExplainedLog(long lines, List<Explanation> explanations, long more, List<String> notes) {}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

/** Makes any text one line that does nothing to a terminal; names come from untrusted files. */
public final class Printable {
    private static final int REPLACEMENT = '?';

    private Printable() {}

    /** The text with a question mark for each line end, control character and character that turns others around. */
    public static String line(String text) {
        return Markup.visible(text, REPLACEMENT);
    }
}

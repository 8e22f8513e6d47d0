// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a firmware prints: bounded, and without what would move a terminal's cursor. */
final class Printed {
    /** A firmware that floods its console is heard this far, in characters. */
    private static final int MOST = 0x1_0000;

    private final StringBuilder text = new StringBuilder();
    private final Consumer<String> live;
    private long lost;
    private long count;

    Printed(Consumer<String> live) {
        this.live = live;
    }

    /** One byte, 0..255. */
    void put(int c) {
        count++;
        if (text.length() >= MOST) {
            lost++;
            return;
        }
        String shown = shown(c);
        text.append(shown);
        live.accept(shown);
    }

    /** Printable ASCII, tab and line feed as they are, nothing for a carriage return and a NUL, the others as {@code \xNN}. */
    static String shown(int c) {
        if (c == '\n' || c == '\t' || c >= 0x20 && c < 0x7F) {
            return String.valueOf((char) c);
        }
        return c == '\r' || c == 0 ? "" : "\\x" + HexFormat.of().toHexDigits((byte) c);
    }

    boolean shows(Pattern pattern) {
        return pattern.matcher(text).find();
    }

    /** Bytes so far, those that are not kept too. */
    long count() {
        return count;
    }

    /** The text, and how much of it is missing. */
    String text() {
        return lost == 0 ? text.toString() : text + "\n... %d bytes more\n".formatted(lost);
    }
}

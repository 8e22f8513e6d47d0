// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** Lines of any text, also of one that never ends its line. */
final class Lines {
    /** Characters of a line that are kept. */
    private static final int LONGEST = 4096;

    private Lines() {}

    /** Gives each line, without its end; of longer ones the first {@value #LONGEST} characters. */
    static void each(Reader reader, Consumer<String> line) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean begun = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                line.accept(text.toString());
                text.setLength(0);
                begun = false;
            } else {
                begun = true;
                if (text.length() < LONGEST) {
                    text.append((char) c);
                }
            }
        }
        if (begun) {
            line.accept(text.toString());
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text, each column as wide as its longest cell; the last column is not padded. */
final class Columns {
    private final String indent;
    private final List<String[]> rows = new ArrayList<>();

    Columns(String indent) {
        this.indent = indent;
    }

    /** Adds a row; every row has the same number of cells, and takes one line whatever they hold. */
    Columns row(Object... cells) {
        String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = Printable.line(cells[i].toString());
        }
        rows.add(texts);
        return this;
    }

    /** All rows, each ended by a line feed. */
    String render() {
        StringBuilder out = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]);
                if (i < row.length - 1) {
                    line.repeat(' ', width(i) - row[i].length() + 2);
                }
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** Names come from untrusted files: what is not printable ASCII becomes a question mark. */
    static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.Comparator;
import java.util.List;

/** Suggests names for a mistyped one. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /** The nearest names, best first, as {@code a, b or c}. */
    public static String to(String name, List<String> candidates) {
        List<String> best = candidates.stream().sorted(Comparator.comparingInt(c -> distance(name, c))).limit(MOST)
                .toList();
        return best.size() < 2
                ? String.join("", best)
                : String.join(", ", best.subList(0, best.size() - 1)) + " or " + best.getLast();
    }

    /** Levenshtein's distance: how many characters to insert, delete or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

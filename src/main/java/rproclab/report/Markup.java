// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

/** Makes any text harmless in XML 1.0 and HTML, in element content and in quoted attributes. */
final class Markup {
    private static final int REPLACEMENT = 0xFFFD;

    private Markup() {}

    /** Text of several lines; newlines and tabs stay. */
    static String text(String text) {
        return escape(text, true);
    }

    /** Text that is one line, as names are: newlines and tabs are replaced too. */
    static String line(String text) {
        return escape(text, false);
    }

    /** Not escaped, only without what {@link #line} replaces. */
    static String visible(String text) {
        return visible(text, REPLACEMENT);
    }

    /** The same with a replacement of one's own. */
    static String visible(String text, int replacement) {
        return text.codePoints().map(c -> allowed(c, false) ? c : replacement)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String escape(String text, boolean lines) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c, lines) ? c : REPLACEMENT);
            }
        });
        return out.toString();
    }

    /** Neither format has these characters, or they turn the text around them ({@code Cf}: bidirectional controls). */
    private static boolean allowed(int c, boolean lines) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> lines && (c == '\n' || c == '\t');
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a log message with its values left open: {@code bad phdr da 0x{da:x} mem 0x{mem:x}}.
 *
 * <p>
 * {@code {name}} is a word, {@code {name:x}} hex digits, {@code {name:d}} a decimal number, {@code {name:*}} any text.
 * It is found anywhere in a line, so time stamps and device prefixes of any kind may stand before it.
 */
final class Template {
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)(?::([xd*]))?\\}");

    private final String text;
    private final Pattern pattern;
    private final List<String> names = new ArrayList<>();
    private final String anchor;
    private final int literals;

    private Template(String text) {
        this.text = text;
        StringBuilder regex = new StringBuilder("(?<![0-9A-Za-z_])");
        String longest = "";
        int length = 0;
        int from = 0;
        Matcher values = VALUE.matcher(text);
        while (values.find()) {
            String literal = text.substring(from, values.start());
            regex.append(Pattern.quote(literal)).append(group(values.group(2)));
            longest = literal.length() > longest.length() ? literal : longest;
            length += literal.length();
            names.add(values.group(1));
            from = values.end();
        }
        String last = text.substring(from);
        regex.append(Pattern.quote(last)).append("(?![0-9A-Za-z_])");
        this.pattern = Pattern.compile(regex.toString());
        this.anchor = last.length() > longest.length() ? last : longest;
        this.literals = length + last.length();
    }

    static Template of(String text) {
        return new Template(text);
    }

    /** Every repetition has a bound, so that a hostile line costs no more than its length times that bound. */
    private static String group(String kind) {
        return switch (kind) {
            case "x" -> "([0-9a-fA-F?]{1,16})";
            case "d" -> "(-?[0-9]{1,19})";
            case "*" -> "(.{1,120}?)";
            case null, default -> "([^\\s,;()'\"]{1,120})";
        };
    }

    /**
     * Where a line holds this message.
     *
     * @param values by name, as the line writes them
     */
    record Match(String message, SequencedMap<String, String> values) {}

    /** The message in a line, if it is there. */
    Optional<Match> in(String line) {
        if (!line.contains(anchor)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(new Match(matcher.group(), values));
    }

    /** Characters that are not values: of two templates that match, the one with more of them is meant. */
    int literals() {
        return literals;
    }

    @Override
    public String toString() {
        return text;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.regex.Pattern;

/** What a boot is to show. */
public sealed interface Expectation {

    /** It, in words: {@code console "ready"}. */
    String what();

    /** Any output, on the console or in a trace buffer. */
    record Output() implements Expectation {
        @Override
        public String what() {
            return "output";
        }
    }

    /** Text on the console. */
    record Console(Pattern pattern, String shown) implements Expectation {
        @Override
        public String what() {
            return "console " + shown;
        }
    }

    /** Text in a trace buffer. */
    record Trace(Pattern pattern, String shown) implements Expectation {
        @Override
        public String what() {
            return "trace " + shown;
        }
    }

    /** A channel that the firmware announces. */
    record Channel(String name) implements Expectation {
        @Override
        public String what() {
            return "channel " + name;
        }
    }

    /** Messages over every channel that has a driver, all answered, on one channel at least. */
    record Ping(int messages) implements Expectation {
        @Override
        public String what() {
            return "ping " + messages;
        }
    }

    /** Text on the console, as the command line means it. */
    static Expectation console(String textOrRegex) {
        return new Console(pattern(textOrRegex), quoted(textOrRegex));
    }

    /** Text in a trace buffer, as the command line means it. */
    static Expectation trace(String textOrRegex) {
        return new Trace(pattern(textOrRegex), quoted(textOrRegex));
    }

    private static String quoted(String text) {
        return text.startsWith("/") ? text : '"' + text + '"';
    }

    /**
     * The pattern that the command line means: {@code /REGEX/}, or text as it stands.
     *
     * @throws java.util.regex.PatternSyntaxException for a regular expression that is none
     */
    static Pattern pattern(String textOrRegex) {
        boolean regex = textOrRegex.length() > 1 && textOrRegex.startsWith("/") && textOrRegex.endsWith("/");
        return regex
                ? Pattern.compile(textOrRegex.substring(1, textOrRegex.length() - 1), Pattern.MULTILINE)
                : Pattern.compile(textOrRegex, Pattern.LITERAL);
    }
}

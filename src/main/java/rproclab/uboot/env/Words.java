// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The commands of a script in hush's syntax, as words; control flow is not looked at, so both branches count. */
final class Words {
    private static final Set<String> KEYWORDS = Set.of("if", "then", "else", "elif", "fi", "do", "done", "while",
            "until",
            "!", "{", "}");
    private static final int LONGEST = 1 << 16;

    private final Environment environment;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> command = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private Words(Environment environment) {
        this.environment = environment;
    }

    /** The commands of a script, {@code $name} and <code>${name}</code> replaced once. */
    static List<List<String>> of(String script, Environment environment) {
        Words words = new Words(environment);
        words.read(script);
        return words.commands;
    }

    private void read(String script) {
        char quote = 0;
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (quote != '\'' && c == '\\' && i + 1 < script.length()) {
                add(script.charAt(++i));
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (quote != '\'' && c == '$') {
                i = expand(script, i, quote != 0);
            } else if (quote == 0 && ";&|\n".indexOf(c) >= 0) {
                endCommand();
            } else if (quote == 0 && Character.isWhitespace(c)) {
                endWord();
            } else {
                add(c);
            }
        }
        endCommand();
    }

    /** Replaces the reference at {@code at} and returns where it ends. */
    private int expand(String script, int at, boolean quoted) {
        boolean braces = script.startsWith("{", at + 1);
        int start = at + (braces ? 2 : 1);
        int end = start;
        while (end < script.length() && isNameCharacter(script.charAt(end), braces)) {
            end++;
        }
        String value = environment.value(script.substring(start, end)).orElse("");
        for (int i = 0; i < value.length() && word.length() < LONGEST; i++) {
            if (!quoted && Character.isWhitespace(value.charAt(i))) {
                endWord();
            } else {
                add(value.charAt(i));
            }
        }
        return braces && end < script.length() ? end : end - 1;
    }

    private static boolean isNameCharacter(char c, boolean braces) {
        return braces ? c != '}' : Character.isLetterOrDigit(c) || c == '_';
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void endWord() {
        if (inWord && !(command.isEmpty() && KEYWORDS.contains(word.toString()))) {
            command.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }

    private void endCommand() {
        endWord();
        if (!command.isEmpty()) {
            commands.add(command);
            command = new ArrayList<>();
        }
    }
}

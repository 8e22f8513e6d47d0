// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Port of {@code himport_r()}, U-Boot 2026.07, as far as it reads. A line without a name is left out, where the C would end with an
 * error: prompts get into captures.
 */
final class Import {
    private final String text;
    private final char separator;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private int at;

    Import(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    Map<String, String> run() {
        while (current() != 0) {
            while (current() == ' ' || current() == '\t') {
                at++;
            }
            if (current() == '#') {
                toEnd();
                at++;
            } else {
                variable();
            }
        }
        return variables;
    }

    /** The character at hand; 0 behind the end. */
    private char current() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean ended() {
        return current() == 0 || current() == separator;
    }

    private void toEnd() {
        while (!ended()) {
            at++;
        }
    }

    private void variable() {
        int start = at;
        while (current() != '=' && !ended()) {
            at++;
        }
        String name = text.substring(start, at);
        boolean equals = current() == '=';
        at += equals ? 1 : 0;
        if (ended()) {
            variables.remove(name);
        } else {
            String value = value();
            if (!name.isEmpty()) {
                variables.put(name, value);
            }
        }
        at++;
    }

    /** A backslash stands for what follows it, be it a separator. */
    private String value() {
        StringBuilder value = new StringBuilder();
        while (!ended()) {
            if (current() == '\\' && at + 1 < text.length() && text.charAt(at + 1) != 0) {
                at++;
            }
            value.append(current());
            at++;
        }
        return value.toString();
    }
}

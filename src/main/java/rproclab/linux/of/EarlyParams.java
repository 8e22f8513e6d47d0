// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The kernel's command line, as far as memory depends on it; quotes are not looked at. */
public final class EarlyParams {
    private static final String SUFFIXES = "KMGTPE";

    private EarlyParams() {}

    private static Stream<String> words(String commandLine) {
        return Stream.of(commandLine.trim().split("\\s+")).takeWhile(word -> !word.equals("--"));
    }

    static boolean has(String commandLine, String name) {
        return words(commandLine).anyMatch(word -> word.startsWith(name + "="));
    }

    /** The values of {@code name=}, in order. */
    public static List<String> values(String commandLine, String name) {
        return words(commandLine).filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1)).toList();
    }

    /**
     * What {@code print_unknown_bootoptions()} has to say about {@code memmap=}, which only x86, MIPS and Xtensa know; the last
     * of several replaces the others.
     */
    static Optional<String> unknown(String commandLine) {
        List<String> values = values(commandLine, "memmap");
        return values.isEmpty() ? Optional.empty() : Optional.of("memmap=" + values.getLast());
    }

    /** {@code memparse()}: a number as C writes it, and a suffix. */
    public static long memparse(String text) {
        int radix = text.matches("(?i)0x[0-9a-f].*") ? 16 : text.startsWith("0") ? 8 : 10;
        int at = radix == 16 ? 2 : 0;
        long value = 0;
        for (; at < text.length() && Character.digit(text.charAt(at), radix) >= 0; at++) {
            value = value * radix + Character.digit(text.charAt(at), radix);
        }
        int suffix = at < text.length() ? SUFFIXES.indexOf(Character.toUpperCase(text.charAt(at))) : -1;
        return value << 10 * (suffix + 1);
    }

    /** What {@code mem=} limits memory to, in bytes. */
    static OptionalLong memoryLimit(String commandLine) {
        return values(commandLine, "mem").stream().mapToLong(value -> memparse(value) & -4096)
                .reduce((before, last) -> last);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.Locale;

/**
 * Puts a message together as {@link String#format} does in {@link Locale#ROOT}: {@code %s}, {@code %d}, {@code %x} and
 * {@code %X} with or without {@code 0} and a width here and into a buffer, for a campaign compares millions of lines.
 */
final class Message {
    private static final String LOWER = "0123456789abcdef";
    private static final String UPPER = "0123456789ABCDEF";

    private final StringBuilder to;
    private final String format;
    private final Object[] arguments;
    private int at;
    private int used;

    private Message(StringBuilder to, String format, Object[] arguments) {
        this.to = to;
        this.format = format;
        this.arguments = arguments;
    }

    static void append(StringBuilder to, String format, Object... arguments) {
        int start = to.length();
        if (!new Message(to, format, arguments).append()) {
            to.setLength(start);
            to.append(String.format(Locale.ROOT, format, arguments));
        }
    }

    /** Whether all conversions were among those few. */
    private boolean append() {
        for (int next = format.indexOf('%'); next >= 0; next = format.indexOf('%', at)) {
            to.append(format, at, next);
            at = next + 1;
            if (!conversion()) {
                return false;
            }
        }
        to.append(format, at, format.length());
        return true;
    }

    private boolean conversion() {
        boolean padded = peek() == '0';
        int width = 0;
        for (; peek() >= '0' && peek() <= '9'; at++) {
            width = 10 * width + peek() - '0';
        }
        char conversion = peek();
        at++;
        if (width != 0 && !padded || used == arguments.length) {
            return false;
        }
        Object argument = arguments[used++];
        return switch (conversion) {
            case 's' -> width == 0 && string(argument);
            case 'd' -> width == 0 && decimal(argument);
            case 'x' -> hexadecimal(argument, width, LOWER);
            case 'X' -> hexadecimal(argument, width, UPPER);
            default -> false;
        };
    }

    private char peek() {
        return at < format.length() ? format.charAt(at) : 0;
    }

    private boolean string(Object argument) {
        to.append(argument);
        return true;
    }

    private boolean decimal(Object argument) {
        switch (argument) {
            case Integer number -> to.append(number.intValue());
            case Long number -> to.append(number.longValue());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean hexadecimal(Object argument, int width, String digits) {
        switch (argument) {
            case Integer number -> digits(Integer.toUnsignedLong(number), width, digits);
            case Long number -> digits(number, width, digits);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void digits(long number, int width, String digits) {
        int count = Math.max(1, (67 - Long.numberOfLeadingZeros(number)) / 4);
        for (int i = count; i < width; i++) {
            to.append('0');
        }
        for (int i = count - 1; i >= 0; i--) {
            to.append(digits.charAt((int) (number >>> 4 * i) & 0xF));
        }
    }
}

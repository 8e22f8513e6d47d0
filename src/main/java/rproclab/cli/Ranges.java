// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rproclab.linux.of.PhysRange;

/** Addresses and ranges of the command line: {@code 0x88000000+128M}. */
final class Ranges {
    private static final String NUMBER = "(0[xX][0-9a-fA-F]{1,16}|[0-9]{1,18})([KMG]?)";
    private static final Pattern ADDRESS = Pattern.compile(NUMBER);
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\+" + NUMBER);
    private static final String SUFFIXES = "KMG";

    private Ranges() {}

    static boolean isRange(String text) {
        return RANGE.matcher(text).matches();
    }

    static PhysRange range(String flag, String text) {
        Matcher match = RANGE.matcher(text);
        if (!match.matches()) {
            throw CommandError.usage(flag + ": '" + text + "' is no ADDR+SIZE, as in 0x88000000+0x8000000 or "
                    + "0x88000000+128M");
        }
        PhysRange range = new PhysRange(number(match.group(1), match.group(2)),
                number(match.group(3), match.group(4)));
        if (Long.compareUnsigned(range.end(), range.base()) < 0) {
            throw CommandError.usage(flag + ": '" + text + "' ends behind the last address");
        }
        return range;
    }

    static long address(String flag, String text) {
        Matcher match = ADDRESS.matcher(text);
        if (!match.matches()) {
            throw CommandError.usage(flag + ": '" + text + "' is no address, as in 0x88000000");
        }
        return number(match.group(1), match.group(2));
    }

    private static long number(String digits, String suffix) {
        long value = digits.regionMatches(true, 0, "0x", 0, 2)
                ? Long.parseUnsignedLong(digits.substring(2), 16)
                : Long.parseLong(digits);
        return value << 10 * (suffix.isEmpty() ? 0 : SUFFIXES.indexOf(suffix) + 1);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import rproclab.bytes.Access;
import rproclab.bytes.OutsideAccess;

/**
 * The kernel's {@code vsnprintf()} with a format that the firmware brings and no arguments: what happens to a carveout's
 * name.
 *
 * <p>
 * A conversion that wants an argument reads what nobody passed: an {@link OutsideAccess} to {@code varargs}. The format
 * ends at its NUL, wherever that is, even when the result was full long before.
 */
final class Vsnprintf {
    private final RscTable table;
    private final SizeT sizeT;
    private final boolean takesH;
    private final StringBuilder text = new StringBuilder();
    private long at;

    private Vsnprintf(Rproc rproc, long at) {
        this.table = rproc.table();
        this.sizeT = rproc.sizeT();
        this.takesH = rproc.release().has(Feature.VSNPRINTF_TAKES_H);
        this.at = at;
    }

    /**
     * The first {@link RprocMemEntry#NAME_MAX} characters of what the format at {@code at} of the table makes.
     *
     * @return one character per byte
     */
    static String format(Rproc rproc, long at) {
        return new Vsnprintf(rproc, at).run();
    }

    private String run() {
        for (int c = next(); c != 0; c = next()) {
            if (c != '%') {
                put(c);
                at++;
            } else if (!conversion()) {
                break;
            }
        }
        return text.toString();
    }

    private int next() {
        return table.u8(at);
    }

    private void put(int c) {
        if (text.length() < RprocMemEntry.NAME_MAX) {
            text.append((char) c);
        }
    }

    /** One conversion, from its percent sign; false where the kernel knows none such and stops. */
    private boolean conversion() {
        do {
            at++;
        } while ("-+ #0".indexOf(next()) >= 0);
        number();
        if (next() == '.') {
            at++;
            number();
        }
        int size = qualifier();
        switch (next()) {
            case '%' -> put('%');
            case 'c' -> throw argument(4);
            case 's', 'p' -> throw argument(pointer());
            case 'd', 'i', 'o', 'x', 'X', 'u' -> throw argument(size);
            default -> {
                return false;
            }
        }
        at++;
        return true;
    }

    private void number() {
        if (next() == '*') {
            throw argument(4);
        }
        while (next() >= '0' && next() <= '9') {
            at++;
        }
    }

    /** Passes over a qualifier; returns the bytes of an integer that it qualifies. */
    private int qualifier() {
        int first = next();
        if ("hlLzt".indexOf(first) < 0 && !(takesH && first == 'H')) {
            return 4;
        }
        at++;
        if (next() == first && (first == 'l' || first == 'h')) {
            at++;
            return first == 'l' ? 8 : 4;
        }
        return switch (first) {
            case 'L' -> 8;
            case 'l', 'z', 't' -> pointer();
            default -> 4;
        };
    }

    private int pointer() {
        return sizeT == SizeT.BITS32 ? 4 : 8;
    }

    private static OutsideAccess argument(int size) {
        return new OutsideAccess(Access.READ, "varargs", 0, size);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.unicorn;

/** Unicorn is not to be had here, or refuses what it was asked for; the message is one line. */
public final class UnicornException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnicornException(String message) {
        super(message);
    }

    UnicornException(String message, Throwable cause) {
        super(message, cause);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

/** Why bytes are no environment: goes behind the file's name. */
public final class EnvironmentError extends Exception {
    private static final long serialVersionUID = 1L;

    EnvironmentError(String message) {
        super(message);
    }
}

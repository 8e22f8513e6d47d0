// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/** No machine can be had on this computer; the message is one line. */
public final class MachineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MachineException(String message, Throwable cause) {
        super(message, cause);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

/** A name that the catalogue does not have; its message is one line that says which names are near. */
public final class NameError extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NameError(String message) {
        super(message);
    }
}

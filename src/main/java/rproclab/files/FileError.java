// SPDX-License-Identifier: GPL-2.0-only
package rproclab.files;

/** A file that cannot be used; its message is one line, {@code FILE: what is wrong}. */
public final class FileError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file as the user named it
     * @param what what is wrong with it
     */
    public FileError(String file, String what) {
        super(file + ": " + what);
    }
}

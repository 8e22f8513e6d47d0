// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

/** The errno values that the ports return, with Linux's numbers ({@code asm-generic/errno*.h}; U-Boot has the same). */
public enum Errno {
    ENOENT(2), EIO(5), ENXIO(6), ENOEXEC(8), EBADF(9), ENOMEM(12), EACCES(13), EFAULT(14), EBUSY(16), ENODEV(
            19), EINVAL(22), ENOSPC(28), ENODATA(61), EOVERFLOW(75), EILSEQ(84), EPROTONOSUPPORT(93), EOPNOTSUPP(95);

    private static final Errno[] ALL = values();

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /** The value a C function returns: negative. */
    public int value() {
        return -number;
    }

    /**
     * The constant for a returned value.
     *
     * @param value a negative number that a port returned
     */
    public static Errno of(int value) {
        for (Errno errno : ALL) {
            if (errno.value() == value) {
                return errno;
            }
        }
        throw new IllegalArgumentException("no errno " + value);
    }
}

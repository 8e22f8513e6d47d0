// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.unicorn;

/** Why an access may not be done: Unicorn's {@code uc_mem_type}. */
public enum Denial {
    READ_UNMAPPED(19), WRITE_UNMAPPED(20), FETCH_UNMAPPED(21), WRITE_PROTECTED(22), READ_PROTECTED(
            23), FETCH_PROTECTED(24);

    private static final Denial[] ALL = values();

    private final int type;

    Denial(int type) {
        this.type = type;
    }

    static Denial of(int type) {
        for (Denial denial : ALL) {
            if (denial.type == type) {
                return denial;
            }
        }
        throw new IllegalArgumentException("uc_mem_type " + type);
    }
}

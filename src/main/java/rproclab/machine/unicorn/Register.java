// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.unicorn;

/** The numbers of Unicorn's {@code uc_arm_reg} in use. */
public final class Register {
    public static final int APSR_NZCV = 2;
    public static final int FPSCR = 6;
    public static final int LR = 10;
    public static final int PC = 11;
    public static final int SP = 12;
    public static final int R0 = 66;
    public static final int S0 = 79;
    public static final int IPSR = 114;
    public static final int CONTROL = 117;
    public static final int XPSR = 120;
    public static final int EPSR = 121;
    public static final int PRIMASK = 123;
    public static final int BASEPRI = 124;
    public static final int FAULTMASK = 126;
    public static final int XPSR_NZCVQG = 138;

    private Register() {}
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Register.register;

/**
 * Where a Messaging Unit has what: {@code struct imx_mu_dcfg} of {@code drivers/mailbox/imx-mailbox.c}, Linux 7.3.
 *
 * @param block the registers
 * @param transmit offset of the first word to the host
 * @param receive offset of the first word from the host
 * @param transmitEmpty bits that say which words to the host were taken
 * @param receiveFull bits that say which words from the host are there
 * @param transmitEnable their interrupt enables
 * @param receiveEnable likewise
 */
record MuLayout(Block block, int transmit, int receive, Bits transmitEmpty, Bits receiveFull, Bits transmitEnable,
        Bits receiveEnable) {

    /** Four words each way. */
    static final int WORDS = 0xF;
    private static final int COUNT = 4;

    /**
     * Four bits of a register, one for each word.
     *
     * @param offset of the register
     * @param first the bit for word 0
     * @param step 1, or -1 where the bits descend
     */
    record Bits(int offset, int first, int step) {

        /** Those bits of a register as a set of words, word n as bit n. */
        int from(int register) {
            int set = 0;
            for (int n = 0; n < COUNT; n++) {
                set |= (register >>> first + n * step & 1) << n;
            }
            return set;
        }

        /** The reverse. */
        int to(int set) {
            int register = 0;
            for (int n = 0; n < COUNT; n++) {
                register |= (set >>> n & 1) << first + n * step;
            }
            return register;
        }
    }

    private static final String OMITS = "general-purpose requests to the host (taken at once), flags, power modes, "
            + "resets; Linux's giving up on a kick after 100 ms";
    private static final int V1_REQUESTS = 0x000F_0000;

    // @formatter:off
    /** Version 1, {@code imx_mu_cfg_imx6sx}: i.MX 6SX, 7D, 8M, 8QM, 8QXP. */
    static final MuLayout V1 = v1(0x00, 0x10, 0x20, 0x24);

    /** Version 1, {@code imx_mu_cfg_imx7ulp}. */
    static final MuLayout V1_7ULP = v1(0x20, 0x40, 0x60, 0x64);

    /** Version 2, {@code imx_mu_cfg_imx8ulp}: i.MX 8ULP, 93, 95. */
    static final MuLayout V2 = new MuLayout(
            Block.block("MU version 2", OMITS,
                    register("VER",  0x000).reset(0x0200_0000).writable(0),
                    register("PAR",  0x004).reset(0x0304_0404).writable(0),
                    register("CR",   0x008),
                    register("SR",   0x00C).writable(0),
                    register("FCR",  0x100),
                    register("FSR",  0x104).writable(0),
                    register("GIER", 0x110),
                    register("GCR",  0x114).selfClearing(0xF),
                    register("GSR",  0x118).writable(0),
                    register("TCR",  0x120),
                    register("TSR",  0x124).writable(0),
                    register("RCR",  0x128),
                    register("RSR",  0x12C).writable(0),
                    register("TR",   0x200).times(COUNT, 4),
                    register("RR",   0x280).times(COUNT, 4)),
            0x200, 0x280, new Bits(0x124, 0, 1), new Bits(0x12C, 0, 1), new Bits(0x120, 0, 1), new Bits(0x128, 0, 1));
    // @formatter:on

    private static MuLayout v1(int transmit, int receive, int status, int control) {
        return new MuLayout(
                Block.block("MU version 1", OMITS,
                        register("TR", transmit).times(COUNT, 4),
                        register("RR", receive).times(COUNT, 4),
                        register("SR", status).writable(0),
                        register("CR", control).selfClearing(V1_REQUESTS)),
                transmit, receive, new Bits(status, 23, -1), new Bits(status, 27, -1), new Bits(control, 23, -1),
                new Bits(control, 27, -1));
    }

    /** Which word to the host is at this offset; negative for none. */
    int transmitIndex(int word) {
        return index(word, transmit);
    }

    /** Which word from the host is at this offset; negative for none. */
    int receiveIndex(int word) {
        return index(word, receive);
    }

    private static int index(int word, int first) {
        int n = word - first >> 2;
        return n >= 0 && n < COUNT ? n : -1;
    }

    /** What a register reads as, its status bits filled in. */
    int status(int word, int value, int empty, int full) {
        int seen = value;
        if (word == transmitEmpty.offset()) {
            seen |= transmitEmpty.to(empty);
        }
        if (word == receiveFull.offset()) {
            seen |= receiveFull.to(full);
        }
        return seen;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * The Messaging Unit through which a core of i.MX 8QM or 8QXP calls the system controller, with a controller that grants
 * everything.
 *
 * <p>
 * A call is a header {@code version | size << 8 | service << 16 | function << 24} and {@code size - 1} words more; word n
 * goes through register n modulo 4. The answer has the result, 0, where the function was, and the words of the call; the
 * rate of a Cortex-M4 is 264 MHz, that of any other clock 24 MHz until the caller sets it otherwise and asks no more. Read in {@code drivers/firmware/imx} and
 * {@code drivers/clk/imx/clk-scu.c}, Linux 7.3, and the SDK's {@code sc_ipc} for MIMX8QX6.
 */
final class SystemController extends RegisterFile {
    private static final int WORDS = 4;
    private static final int FUNCTION = 0xFF00_0000;
    /** Service 2, power management; function 6, {@code IMX_SC_PM_FUNC_GET_CLOCK_RATE}. */
    private static final int GET_CLOCK_RATE = 0x0602;
    private static final int RATE = 24_000_000;
    private static final int CORE_RATE = 264_000_000;
    /** {@code IMX_SC_R_M4_0_PID0} and {@code IMX_SC_R_M4_1_PID0}. */
    private static final Set<Integer> CORES = Set.of(278, 298);

    private static final MuLayout LAYOUT = MuLayout.V1;
    static final Block BLOCK = new Block("MU of the system controller",
            "the system controller: it grants every call; interrupts", LAYOUT.block().registers());

    private final List<Integer> call = new ArrayList<>();
    private final Queue<Integer> answer = new ArrayDeque<>();
    /** Words of the current answer that were read. */
    private int taken;

    SystemController() {
        super(BLOCK);
    }

    @Override
    int load(int word) {
        int n = LAYOUT.receiveIndex(word);
        if (n < 0) {
            return LAYOUT.status(word, super.load(word), MuLayout.WORDS, answer.isEmpty() ? 0 : 1 << taken % WORDS);
        }
        if (answer.isEmpty() || n != taken % WORDS) {
            return super.load(word);
        }
        taken++;
        return answer.remove();
    }

    @Override
    void store(int word, int value) {
        super.store(word, value);
        if (LAYOUT.transmitIndex(word) >= 0) {
            call.add(value);
            if (call.size() >= Math.max(1, call.getFirst() >>> 8 & 0xFF)) {
                answer();
            }
        }
    }

    private void answer() {
        int header = call.getFirst();
        if (header >>> 16 == GET_CLOCK_RATE && call.size() > 1) {
            call.set(1, CORES.contains(call.get(1) & 0xFFFF) ? CORE_RATE : RATE);
        }
        call.set(0, header & ~FUNCTION);
        answer.clear();
        answer.addAll(call);
        taken = 0;
        call.clear();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.register;

import rproclab.machine.Wires;

/**
 * A timer of STM32MP1, counting up at the core's clock: what HAL and RTOSes take their tick from.
 *
 * <p>
 * Registers: reference manual RM0436, chapter TIM2/TIM3/TIM4/TIM5.
 */
final class Stm32Timer extends RegisterFile {
    private static final int CR1 = 0x00;
    private static final int DIER = 0x0C;
    private static final int SR = 0x10;
    private static final int EGR = 0x14;
    private static final int CNT = 0x24;
    private static final int PSC = 0x28;
    private static final int ARR = 0x2C;

    private static final int CEN = 1;
    private static final int UDIS = 1 << 1;
    private static final int URS = 1 << 2;
    private static final int OPM = 1 << 3;
    /** {@code UIE} of DIER, {@code UIF} of SR, {@code UG} of EGR. */
    private static final int UPDATE = 1;

    // @formatter:off
    static final Block BLOCK = block("TIM", "channels, slave modes, counting down, preload: a new prescaler counts at once",
            register("CR1",   CR1),
            register("CR2",   0x04),
            register("SMCR",  0x08),
            register("DIER",  DIER),
            register("SR",    SR),
            register("EGR",   EGR).selfClearing(-1),
            register("CCMR",  0x18).times(2, 4),
            register("CCER",  0x20),
            register("CNT",   CNT),
            register("PSC",   PSC).writable(0xFFFF),
            register("ARR",   ARR).reset(-1),
            register("RCR",   0x30),
            register("CCR",   0x34).times(4, 4),
            register("BDTR",  0x44),
            register("DCR",   0x48),
            register("DMAR",  0x4C));
    // @formatter:on

    private final Wires wires;
    private final int irq;
    private final long mask;
    /** While it counts: the tick at which it was 0. */
    private long start;
    /** While it does not: its count. */
    private long stopped;
    private boolean updated;
    /** Which of the events that were asked for still counts. */
    private long awaited;

    /**
     * A timer.
     *
     * @param irq its interrupt line for updates
     * @param bits how wide the counter is: 16 or 32
     */
    Stm32Timer(Wires wires, int irq, int bits) {
        super(BLOCK);
        this.wires = wires;
        this.irq = irq;
        mask = (1L << bits) - 1;
    }

    @Override
    int load(int word) {
        settle();
        return switch (word) {
            case CNT -> (int) count();
            case SR -> updated ? UPDATE : 0;
            case ARR -> (int) reload();
            default -> super.load(word);
        };
    }

    @Override
    void store(int word, int value) {
        settle();
        switch (word) {
            case CNT -> setCount(value & mask);
            case SR -> updated &= (value & UPDATE) != 0;
            case EGR -> generate(value);
            default -> configure(word, value);
        }
        interrupt();
    }

    private void generate(int events) {
        if ((events & UPDATE) != 0) {
            setCount(0);
            updated |= (stored(CR1) & (URS | UDIS)) == 0;
        }
    }

    /** The time since the last count is kept where the register has nothing to do with it. */
    private void configure(int word, int value) {
        long count = count();
        boolean counted = counts();
        long divided = prescaler();
        super.store(word, value);
        if (counts() != counted || prescaler() != divided) {
            setCount(count);
        }
    }

    private void setCount(long count) {
        stopped = count;
        start = wires.now() - count * prescaler();
    }

    private boolean counts() {
        return (stored(CR1) & CEN) != 0 && reload() != 0;
    }

    private long count() {
        return counts() ? (wires.now() - start) / prescaler() : stopped;
    }

    private long prescaler() {
        return stored(PSC) + 1L;
    }

    private long reload() {
        return stored(ARR) & mask;
    }

    /** Ticks from 0 to the next 0. */
    private long period() {
        return (reload() + 1) * prescaler();
    }

    /** Does what was due since it was last looked at. */
    private void settle() {
        if (!counts() || wires.now() - start < period()) {
            return;
        }
        updated |= (stored(CR1) & UDIS) == 0;
        start = wires.now() - (wires.now() - start) % period();
        if ((stored(CR1) & OPM) != 0) {
            super.store(CR1, stored(CR1) & ~CEN);
            stopped = 0;
        }
    }

    /** Sets the line, and asks for an event where it is to rise later. */
    private void interrupt() {
        boolean wanted = (stored(DIER) & UPDATE) != 0;
        wires.irq(irq, wanted && updated);
        long event = ++awaited;
        if (wanted && !updated && counts() && (stored(CR1) & UDIS) == 0) {
            wires.at(start + period(), () -> {
                if (event == awaited) {
                    settle();
                    interrupt();
                }
            });
        }
    }
}

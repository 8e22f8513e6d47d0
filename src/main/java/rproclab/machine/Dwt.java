// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Optional;
import java.util.function.LongSupplier;

/** The cycle counter of the Data Watchpoint and Trace unit; its other registers read back. */
final class Dwt implements Device {
    private static final int CTRL = 0x0;
    private static final int CYCCNT = 0x4;
    private static final int CYCCNTENA = 1;

    private final LongSupplier clock;
    private final int[] others = new int[1024];
    /** Four comparators. */
    private int control = 4 << 28;
    /** The counter while it stands, else what to add to the time. */
    private int base;

    Dwt(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public int read(int offset, int size) {
        int value = switch (offset & ~3) {
            case CTRL -> control;
            case CYCCNT -> counter(clock.getAsLong());
            default -> others[offset >>> 2];
        };
        return value >>> 8 * (offset & 3);
    }

    @Override
    public void write(int offset, int size, int value) {
        int counter = counter(clock.getAsLong());
        switch (offset) {
            case CTRL -> control = control & 0xf000_0000 | value & 0x0fff_ffff;
            case CYCCNT -> counter = value;
            default -> others[offset >>> 2] = value;
        }
        base = isRunning() ? counter - (int) clock.getAsLong() : counter;
    }

    private boolean isRunning() {
        return (control & CYCCNTENA) != 0;
    }

    private int counter(long now) {
        return isRunning() ? base + (int) now : base;
    }

    @Override
    public Optional<Ticking> ticking(int offset, long time, int period) {
        return Optional.of(offset == CYCCNT && isRunning()
                ? new Ticking(counter(time), period, Long.MAX_VALUE)
                : Ticking.still(read(offset, Integer.BYTES)));
    }
}

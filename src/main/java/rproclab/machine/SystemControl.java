// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Optional;
import java.util.function.LongSupplier;
import rproclab.target.CpuType;

/**
 * The System Control Space at 0xE000E000: SysTick, interrupt controller, system control block (Armv7-M B3.2 to B3.4,
 * Armv8-M D1.2).
 *
 * <p>
 * Not modelled: what the MPU and SAU would forbid (their registers read back), caches (their maintenance registers do
 * nothing), debug, power control.
 */
final class SystemControl implements Device {
    private static final int CPACR = 0xd88;
    private static final int STIR = 0xf00;

    private final Nvic nvic;
    private final SysTick tick;
    private final Exceptions exceptions;
    private final LongSupplier clock;
    private final Identity identity;
    private final Mpu mpu;
    /** Registers that only read back what was written. */
    private final int[] plain = new int[1024];
    private Runnable attention = () -> {};
    private boolean resetRequested;

    SystemControl(CpuType cpu, Nvic nvic, SysTick tick, Exceptions exceptions, LongSupplier clock) {
        this.nvic = nvic;
        this.tick = tick;
        this.exceptions = exceptions;
        this.clock = clock;
        identity = Identity.of(cpu);
        mpu = new Mpu(identity.mpuRegions(), cpu == CpuType.CORTEX_M33);
        plain[0xf34 >>> 2] = 0xc000_0000;
    }

    /** What to call when an exception may have become takeable. */
    void attention(Runnable callback) {
        attention = callback;
    }

    /** Whether SYSRESETREQ was written since the last call. */
    boolean takeResetRequest() {
        boolean requested = resetRequested;
        resetRequested = false;
        return requested;
    }

    /** CPACR, Coprocessor Access Control Register. */
    int cpacr() {
        return plain[CPACR >>> 2];
    }

    /** SCR bit 4: pending interrupts, enabled or not, wake from WFE. */
    boolean sendsEventOnPending() {
        return (plain[0xd10 >>> 2] & 16) != 0;
    }

    @Override
    public int read(int offset, int size) {
        int word = offset & ~3;
        return readWord(word) >>> 8 * (offset & 3) & (size == 4 ? -1 : (1 << 8 * size) - 1);
    }

    private int readWord(int offset) {
        if (offset >= 0x010 && offset < 0x020) {
            return tick.read(offset - 0x010, clock.getAsLong());
        }
        if (offset >= 0x100 && offset < 0x400) {
            return readBits(offset);
        }
        if (offset >= 0x400 && offset < 0x600) {
            return priorities(Nvic.EXTERNAL + offset - 0x400);
        }
        if (Mpu.holds(offset)) {
            return mpu.read(offset);
        }
        return switch (offset) {
            case 0x004 -> identity.interruptWords();
            case 0xd04 -> icsr();
            case 0xd08 -> exceptions.vtor;
            case 0xd0c -> 0xfa05_0000 | nvic.priorityGroup() << 8;
            case 0xd14 -> exceptions.ccr;
            case 0xd18, 0xd1c, 0xd20 -> priorities(offset - 0xd14);
            case 0xd24 -> HandlerControl.read(nvic);
            case 0xd28 -> exceptions.status.cfsr;
            case 0xd2c -> exceptions.status.hfsr;
            case 0xd30 -> exceptions.status.dfsr;
            case 0xd34 -> exceptions.status.mmfar;
            case 0xd38 -> exceptions.status.bfar;
            default -> identity.holds(offset) ? identity.read(offset, plain[0xd84 >>> 2]) : plain[offset >>> 2];
        };
    }

    @Override
    public Optional<Ticking> ticking(int offset, long time, int period) {
        return offset >= 0x010 && offset < 0x020
                ? tick.ticking(offset - 0x010, time, period)
                : Optional.of(Ticking.still(readWord(offset)));
    }

    @Override
    public void write(int offset, int size, int value) {
        int shift = 8 * (offset & 3);
        int mask = (size == 4 ? -1 : (1 << 8 * size) - 1) << shift;
        writeWord(offset & ~3, value << shift & mask, mask);
        attention.run();
    }

    /** @param mask the bits that are written, for registers of bytes */
    private void writeWord(int offset, int value, int mask) {
        if (offset >= 0x010 && offset < 0x020) {
            tick.write(offset - 0x010, value, clock.getAsLong());
        } else if (offset >= 0x100 && offset < 0x300) {
            writeBits(offset, value);
        } else if (offset >= 0x400 && offset < 0x600) {
            priorities(Nvic.EXTERNAL + offset - 0x400, value, mask);
        } else if (Mpu.holds(offset)) {
            mpu.write(offset, value);
        } else {
            writeBlock(offset, value, mask);
        }
    }

    private void writeBlock(int offset, int value, int mask) {
        FaultStatus status = exceptions.status;
        switch (offset) {
            case 0xd04 -> icsr(value);
            case 0xd08 -> exceptions.vtor = value & 0xffff_ff80;
            case 0xd0c -> aircr(value);
            case 0xd14 -> exceptions.ccr = value & identity.ccrBits() | identity.ccrOnes();
            case 0xd18, 0xd1c, 0xd20 -> priorities(offset - 0xd14, value, mask);
            case 0xd24 -> HandlerControl.write(nvic, value);
            case 0xd28 -> status.cfsr &= ~value;
            case 0xd2c -> status.hfsr &= ~value;
            case 0xd30 -> status.dfsr &= ~value;
            case 0xd34 -> status.mmfar = value;
            case 0xd38 -> status.bfar = value;
            case STIR -> pend(Nvic.EXTERNAL + (value & 0x1ff), true);
            default -> {
                if (!identity.holds(offset)) {
                    plain[offset >>> 2] = plain[offset >>> 2] & ~mask | value;
                }
            }
        }
    }

    private void pend(int number, boolean on) {
        if (number < Nvic.COUNT) {
            nvic.pend(number, on);
        }
    }

    /** ISER, ICER, ISPR, ICPR, IABR: 32 interrupts in each word. */
    private int readBits(int offset) {
        int bits = 0;
        int first = first(offset);
        for (int i = 0; i < 32 && first + i < Nvic.COUNT; i++) {
            boolean set = switch (offset & 0xf80) {
                case 0x100, 0x180 -> nvic.isEnabled(first + i);
                case 0x200, 0x280 -> nvic.isPending(first + i);
                case 0x300 -> nvic.isActive(first + i);
                default -> false;
            };
            bits |= set ? 1 << i : 0;
        }
        return bits;
    }

    private void writeBits(int offset, int value) {
        int first = first(offset);
        for (int i = 0; i < 32 && first + i < Nvic.COUNT; i++) {
            if ((value & 1 << i) != 0) {
                switch (offset & 0xf80) {
                    case 0x100 -> nvic.enable(first + i, true);
                    case 0x180 -> nvic.enable(first + i, false);
                    case 0x200 -> nvic.pend(first + i, true);
                    default -> nvic.pend(first + i, false);
                }
            }
        }
    }

    private static int first(int offset) {
        return Nvic.EXTERNAL + (offset & 0x7c) * 8;
    }

    private int priorities(int first) {
        int word = 0;
        for (int i = 0; i < 4 && first + i < Nvic.COUNT; i++) {
            word |= (nvic.priority(first + i) & 0xff) << 8 * i;
        }
        return word;
    }

    private void priorities(int first, int value, int mask) {
        for (int i = 0; i < 4 && first + i < Nvic.COUNT; i++) {
            if ((mask >>> 8 * i & 0xff) != 0) {
                nvic.priority(first + i, value >>> 8 * i & 0xff);
            }
        }
    }

    private int icsr() {
        int active = exceptions.current();
        int pending = nvic.best();
        return active | (nvic.activeCount() <= 1 ? 1 << 11 : 0) | pending << 12
                | (nvic.externalPending() ? 1 << 22 : 0)
                | (nvic.isPending(Nvic.SYSTICK) ? 1 << 26 : 0) | (nvic.isPending(Nvic.PENDSV) ? 1 << 28 : 0)
                | (nvic.isPending(Nvic.NMI) ? 1 << 31 : 0);
    }

    private void icsr(int value) {
        if ((value & 1 << 31) != 0) {
            nvic.pend(Nvic.NMI, true);
        }
        change(Nvic.PENDSV, value >>> 27 & 3);
        change(Nvic.SYSTICK, value >>> 25 & 3);
    }

    /** @param bits 2 to set, 1 to clear */
    private void change(int number, int bits) {
        if (bits != 0) {
            nvic.pend(number, (bits & 2) != 0);
        }
    }

    private void aircr(int value) {
        if (value >>> 16 == 0x05fa) {
            nvic.priorityGroup(value >>> 8 & 7);
            resetRequested |= (value & 4) != 0;
        }
    }
}

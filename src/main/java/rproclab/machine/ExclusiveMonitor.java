// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import rproclab.machine.unicorn.Client;
import rproclab.machine.unicorn.Denial;
import rproclab.machine.unicorn.Engine;

/**
 * Clears Unicorn's exclusive monitor, as exception entry and return do (Armv7-M A3.4.4): by executing {@code CLREX} in a
 * page of its own, for no register shows it.
 */
final class ExclusiveMonitor implements Client {
    private static final int PAGE = 4096;
    /** Behind this, a core may not execute without an MPU. */
    private static final int TOP = 0x4000_0000;
    private static final short[] CODE = {(short) 0xf3bf, (short) 0x8f2f, (short) 0xbf30};

    private final Engine engine;
    private final Cpu cpu;
    private final int page;

    /** Takes the highest page where there is neither memory nor device. */
    ExclusiveMonitor(Engine engine, Cpu cpu, CoreMemory memory, Bus bus, Arena arena) {
        this.engine = engine;
        this.cpu = cpu;
        int at = TOP - PAGE;
        while (memory.isMemory(at) || bus.hasDevice(at)) {
            at -= PAGE;
        }
        page = at;
        MemorySegment code = arena.allocate(PAGE, PAGE);
        for (int i = 0; i < CODE.length; i++) {
            code.set(ValueLayout.JAVA_SHORT, 2L * i, CODE[i]);
        }
        engine.mapMemory(page, code, false, true);
    }

    /** Clears it; changes the program counter and nothing else. */
    void clear() {
        int epsr = cpu.epsr();
        cpu.epsr(Cpu.T);
        engine.start(page, this);
        cpu.epsr(epsr);
    }

    @Override
    public boolean block(int address, int size) {
        return false;
    }

    @Override
    public long read(int address, int size) {
        throw new AssertionError("CLREX reads nothing");
    }

    @Override
    public void write(int address, int size, long value) {
        throw new AssertionError("CLREX writes nothing");
    }

    @Override
    public boolean denied(Denial denial, int address, int size) {
        return false;
    }

    @Override
    public void interrupt(int number) {}
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Optional;

/** Skips what can be of a loop that only counts or waits. */
final class Loops {
    /** A loop of fewer iterations is run, not skipped. */
    private static final long WORTHWHILE = 16;

    private final Cpu cpu;
    private final CoreMemory memory;
    private final Bus bus;
    private final Course course;
    private final SysTick tick;
    private final Agenda agenda;
    private final boolean skips;
    /** The core is in a loop that nothing ends. */
    private boolean spinning;

    Loops(Cpu cpu, CoreMemory memory, Bus bus, Course course, SysTick tick, Agenda agenda, boolean skips) {
        this.cpu = cpu;
        this.memory = memory;
        this.bus = bus;
        this.course = course;
        this.tick = tick;
        this.agenda = agenda;
        this.skips = skips;
    }

    /** Begins a run. */
    void begin() {
        spinning = false;
    }

    /**
     * Skips iterations of the loop that starts at {@code pc}, which is next, up to the last one before anything else happens.
     *
     * @param awake whether {@code WFI} does nothing there
     */
    void skip(int pc, boolean awake) {
        tick.advance(course.time);
        LoopSite site = new LoopSite(course.blocks.since(pc), memory, bus, course.time, awake);
        Optional<DelayLoop> found = skips ? DelayLoop.at(site, cpu) : Optional.empty();
        if (found.isEmpty() || found.get().iterations() <= WORTHWHILE) {
            course.disappointed();
            return;
        }
        DelayLoop loop = found.get();
        spinning = loop.iterations() == Long.MAX_VALUE && agenda.next() == Agenda.NEVER
                && tick.next() == Agenda.NEVER;
        // The last one before anything else happens is really carried out, and computes what is no mere sum.
        long count = Math.min(loop.iterations() - 1, (course.deadline - course.time) / loop.period() - 1);
        if (count >= WORTHWHILE) {
            loop.skip(count, cpu, memory.system());
            course.time += count * loop.period();
            course.instructions += count * loop.instructions();
        }
    }

    /** How a run ends whose time is up; a loop around WFI is sleep, even where a masked interrupt keeps ending it. */
    Outcome outcome(int pc) {
        if (!spinning) {
            return new Outcome.Running();
        }
        boolean wfi = memory.u16(pc) == Thumb.WFI || memory.isMemory(pc - 2) && memory.u16(pc - 2) == Thumb.WFI;
        return wfi ? new Outcome.Asleep(pc) : new Outcome.Spinning(pc);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.List;
import rproclab.machine.unicorn.Engine;
import rproclab.machine.unicorn.Stop;

/** Runs less than a block of code: the engine stops before blocks, and elsewhere only where code is made anew for that. */
final class Pieces {
    private final Engine engine;
    private final CoreMemory memory;
    private final Cpu cpu;
    private final Watch watch;
    private final Course course;

    Pieces(Engine engine, CoreMemory memory, Cpu cpu, Watch watch, Course course) {
        this.engine = engine;
        this.memory = memory;
        this.cpu = cpu;
        this.watch = watch;
        this.course = course;
    }

    /** Runs from {@code pc} until something stops the engine. */
    Stop run(int pc) {
        course.begin();
        return engine.start(pc, course);
    }

    private Stop runSingle(int pc) {
        course.begin();
        course.single = true;
        return engine.start(pc, course);
    }

    /** Runs from a block's instruction up to another; code made from the {@code size} bytes there is void before and after. */
    Stop runTo(int from, int to, int size) {
        watch.pass(from);
        engine.forget(from, size);
        engine.exitAt(to);
        Stop stop = run(from);
        engine.noExit();
        engine.forget(from, size);
        watch.pass(-1);
        return stop;
    }

    /**
     * Runs one instruction, or a whole IT block; a block that holds an instruction to be checked, or sleeps, runs up to there.
     *
     * @param itState ITSTATE of the instruction
     */
    Stop runOne(int pc, int itState) {
        int end = end(pc, itState);
        List<CodeBlock.Instruction> piece = CodeBlock.of(memory, pc, end - pc, itState);
        boolean plain = !piece.isEmpty() && watch.first(piece).isEmpty()
                && piece.stream().noneMatch(each -> each.first() == Thumb.WFI);
        if (!plain) {
            return runSingle(pc);
        }
        engine.forget(pc, end - pc);
        engine.exitAt(end);
        Stop stop = runSingle(pc);
        engine.noExit();
        engine.forget(pc, end - pc);
        if (stop == Stop.NORMAL && course.interrupt < 0 && !course.stopped && cpu.r(Cpu.PC) == end) {
            cpu.itState(0);
            course.stopped = true;
        }
        return stop;
    }

    /** The address behind the instruction at {@code pc}, or behind its IT block. */
    private int end(int pc, int itState) {
        int at = pc;
        int state = itState;
        do {
            if (!memory.isMemory(at)) {
                break;
            }
            int first = memory.u16(at);
            state = state != 0 ? Thumb.advance(state) : at == pc ? Thumb.itState(first) : 0;
            at += Thumb.size(first);
        } while (state != 0);
        return at;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instructions of one block of code, as they are in memory now. */
final class CodeBlock {

    /**
     * One instruction.
     *
     * @param second its second halfword, 0 if there is none
     * @param itState ITSTATE when it runs
     */
    record Instruction(int address, int first, int second, int itState) {
        int size() {
            return Thumb.size(first);
        }
    }

    private CodeBlock() {}

    /** The instructions in {@code size} bytes at {@code address}, of which the first runs with {@code itState}. */
    static List<Instruction> of(CoreMemory memory, int address, int size, int itState) {
        List<Instruction> list = new ArrayList<>();
        int state = itState;
        for (int at = address; at - address < size && memory.isMemory(at);) {
            int first = memory.u16(at);
            int second = Thumb.isWide(first) && memory.isMemory(at + 2) ? memory.u16(at + 2) : 0;
            Instruction instruction = new Instruction(at, first, second, state);
            list.add(instruction);
            int started = Thumb.itState(first);
            state = started != 0 ? started : Thumb.advance(state);
            at += instruction.size();
        }
        return list;
    }

    /**
     * Who did an access.
     *
     * @param instruction empty where none can have
     * @param certain whether no other one can have
     */
    record Culprit(Optional<Instruction> instruction, boolean certain) {}

    /**
     * Finds the instruction that did an access after which everything stopped; the engine knows its block only.
     *
     * <p>
     * It is the one whose address, computed with the registers as they are, is that of the access. Where several are, and
     * an instruction between them may have changed the register, it is taken to be the last of them; else the first.
     */
    static Culprit accessing(List<Instruction> block, int address, boolean write, Cpu cpu) {
        int xpsr = cpu.xpsr();
        Instruction found = null;
        int base = 0;
        int candidates = 0;
        boolean changed = false;
        for (Instruction each : block) {
            boolean executes = Thumb.executes(each.itState(), xpsr);
            Optional<DataAccess> access = executes
                    ? DataAccess.of(each.address(), each.first(), each.second(), cpu::r)
                    : Optional.empty();
            if (access.isPresent() && access.get().does(address, write)) {
                candidates++;
                if (found == null || changed) {
                    found = each;
                    base = access.get().base();
                    changed = false;
                }
            }
            changed |= found != null && Thumb.mayWrite(base, each.first(), each.second());
        }
        return new Culprit(Optional.ofNullable(found), candidates == 1);
    }
}

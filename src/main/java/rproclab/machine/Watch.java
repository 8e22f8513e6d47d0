// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import rproclab.machine.CodeBlock.Instruction;

/**
 * Instructions that Unicorn executes without the checks of a core: floating-point while CPACR does not enable it, division
 * by zero while CCR traps it; and {@code SEV}, of which it tells nothing.
 *
 * <p>
 * A block is looked through when it first runs; only blocks with such instructions cost anything later.
 */
final class Watch {
    private static final int DIV_0_TRP = 1 << 4;
    /** Blocks looked through, by address; a power of two. */
    private static final int KNOWN = 0x1000;

    private final CoreMemory memory;
    private final Cpu cpu;
    private final int[] known = new int[KNOWN];
    private final int[] counts = new int[KNOWN];
    private final Set<Integer> floating = new HashSet<>();
    private final Set<Integer> dividing = new HashSet<>();
    private final Set<Integer> sending = new HashSet<>();
    private boolean exclusive;
    private boolean fpu;
    private boolean trap;
    /** Whether blocks must be asked about. */
    private boolean busy;
    /** A watched instruction that has been checked and may run. */
    private int passed = -1;

    Watch(CoreMemory memory, Cpu cpu) {
        this.memory = memory;
        this.cpu = cpu;
    }

    /** Follows CPACR and CCR. */
    void configure(int cpacr, int ccr) {
        fpu = (cpacr >>> 20 & 1) != 0;
        trap = (ccr & DIV_0_TRP) != 0;
        update();
    }

    private void update() {
        busy = !fpu && !floating.isEmpty() || trap && !dividing.isEmpty() || !sending.isEmpty();
    }

    /** Whether {@link #mustStop} or {@link #sends} can be true at all. */
    boolean isBusy() {
        return busy;
    }

    /** Whether any program code uses exclusive accesses. */
    boolean usesExclusive() {
        return exclusive;
    }

    /** Looks at a block that is about to run; the number of its instructions. */
    int see(int address, int size) {
        int slot = address >>> 1 & KNOWN - 1;
        if (known[slot] != address + size) {
            known[slot] = address + size;
            memory.executed(address);
            List<Instruction> block = CodeBlock.of(memory, address, size, 0);
            block.forEach(each -> sort(each, address));
            counts[slot] = block.size();
            update();
        }
        return counts[slot];
    }

    private void sort(Instruction each, int block) {
        if (Thumb.isFloatingPoint(each.first(), each.second())) {
            floating.add(block);
        } else if (Thumb.divisor(each.first(), each.second()).isPresent()) {
            dividing.add(block);
        } else if (each.first() == Thumb.SEV) {
            sending.add(block);
        }
        exclusive |= Thumb.isExclusiveLoad(each.first(), each.second());
    }

    /** Whether a block holds {@code SEV}. */
    boolean sends(int address) {
        return sending.contains(address);
    }

    /** Whether a block holds an instruction to be checked before it runs. */
    boolean mustStop(int address) {
        return address != passed && (!fpu && floating.contains(address) || trap && dividing.contains(address));
    }

    /** Lets the checked instruction at an address run; 1 for none. */
    void pass(int address) {
        passed = address;
    }

    /** The first instruction of a block to be checked. */
    Optional<Instruction> first(List<Instruction> block) {
        return block.stream().filter(each -> !fpu && Thumb.isFloatingPoint(each.first(), each.second())
                || trap && Thumb.divisor(each.first(), each.second()).isPresent()).findFirst();
    }

    /** What a core would do instead of the instruction that is next, if it would not run it. */
    Optional<FaultKind> fault(Instruction next) {
        if (!Thumb.executes(next.itState(), cpu.xpsr())) {
            return Optional.empty();
        }
        OptionalInt divisor = Thumb.divisor(next.first(), next.second());
        if (divisor.isEmpty()) {
            return Optional.of(FaultKind.NOCP);
        }
        return cpu.r(divisor.getAsInt()) == 0 ? Optional.of(FaultKind.DIVBYZERO) : Optional.empty();
    }
}

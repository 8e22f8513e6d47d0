// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A loop that does nothing but count or wait: it touches registers and words of memory only, each of which either keeps its
 * value, grows by the same amount in each iteration, or is computed anew. Any number of its iterations can be done at once.
 *
 * @param period core ticks of an iteration
 * @param iterations how many go the same way as the first; {@link Long#MAX_VALUE} for ever
 */
record DelayLoop(int period, long iterations, List<Affine> registers, Map<Integer, Affine> words) {
    private static final int LONGEST = 48;
    private static final int REGISTERS = 15;

    /**
     * The loop that starts at an address, with registers and memory as they are.
     *
     * @param awake whether {@code WFI} does nothing there
     */
    static Optional<DelayLoop> at(int head, Cpu cpu, CoreMemory memory, boolean awake) {
        LoopState start = new LoopState();
        for (int n = 0; n < REGISTERS; n++) {
            start.r[n] = Affine.constant(cpu.r(n));
        }
        LoopState first = copy(start);
        OptionalInt period = iterate(head, memory, first, awake);
        if (period.isEmpty()) {
            return Optional.empty();
        }
        LoopState guess = grow(start, first, memory);
        // Each round finds at least one more that is no such function, or none.
        for (int round = 0; round < REGISTERS + LONGEST; round++) {
            LoopState end = copy(guess);
            OptionalInt again = iterate(head, memory, end, awake);
            if (again.isEmpty() || !again.equals(period)) {
                return Optional.empty();
            }
            if (!doubt(guess, end)) {
                return finish(period.getAsInt(), guess, end);
            }
        }
        return Optional.empty();
    }

    /** Carries out one iteration; its ticks, or nothing where that cannot be. */
    private static OptionalInt iterate(int head, CoreMemory memory, LoopState state, boolean awake) {
        LoopCode code = new LoopCode(memory, state, awake);
        int bytes = 0;
        int pc = head;
        for (int i = 0; i < LONGEST; i++) {
            OptionalInt next = code.step(pc);
            if (next.isEmpty()) {
                return next;
            }
            bytes += Thumb.size(memory.u16(pc));
            pc = next.getAsInt();
            if (pc == head) {
                return OptionalInt.of(bytes / 2);
            }
        }
        return OptionalInt.empty();
    }

    private static LoopState copy(LoopState from) {
        LoopState copy = new LoopState();
        System.arraycopy(from.r, 0, copy.r, 0, REGISTERS);
        copy.words.putAll(from.words);
        return copy;
    }

    /** Supposes that everything goes on growing as in the first iteration. */
    private static LoopState grow(LoopState start, LoopState first, CoreMemory memory) {
        LoopState guess = new LoopState();
        for (int n = 0; n < REGISTERS; n++) {
            guess.r[n] = Affine.of(start.r[n].at(), first.r[n].at() - start.r[n].at());
        }
        first.words.forEach((address, word) -> {
            int before = memory.u32(address);
            guess.words.put(address, Affine.of(before, word.at() - before));
        });
        return guess;
    }

    /** Gives up what an iteration has shown not to grow as supposed; whether there was any. */
    private static boolean doubt(LoopState guess, LoopState end) {
        boolean doubted = false;
        for (int n = 0; n < REGISTERS; n++) {
            if (guess.r[n].known() && !follows(guess.r[n], end.r[n])) {
                guess.r[n] = Affine.STALE;
                doubted = true;
            }
        }
        for (Map.Entry<Integer, Affine> word : end.words.entrySet()) {
            Affine supposed = guess.words.get(word.getKey());
            if (supposed.known() && !follows(supposed, word.getValue())) {
                guess.words.put(word.getKey(), Affine.STALE);
                doubted = true;
            }
        }
        return doubted;
    }

    private static boolean follows(Affine before, Affine after) {
        return after.known() && after.step() == before.step() && after.at() == before.at() + before.step();
    }

    /** A loop whose result hangs on something that is not known is none. */
    private static Optional<DelayLoop> finish(int period, LoopState guess, LoopState end) {
        List<Affine> registers = new ArrayList<>();
        for (int n = 0; n < REGISTERS; n++) {
            registers.add(guess.r[n]);
            if (!guess.r[n].known() && !end.r[n].known() && end.r[n].stale()) {
                return Optional.empty();
            }
        }
        if (end.words.values().stream().anyMatch(word -> !word.known() && word.stale())) {
            return Optional.empty();
        }
        return Optional.of(new DelayLoop(period, end.end, registers, new TreeMap<>(guess.words)));
    }

    /** Does {@code count} iterations at once; what each computes anew is left to one that is really carried out. */
    void skip(long count, Cpu cpu, CoreMemory memory) {
        for (int n = 0; n < REGISTERS; n++) {
            if (registers.get(n).known() && registers.get(n).step() != 0) {
                cpu.r(n, registers.get(n).after(count));
            }
        }
        words.forEach((address, word) -> {
            if (word.known() && word.step() != 0) {
                memory.put32(address, word.after(count));
            }
        });
    }
}

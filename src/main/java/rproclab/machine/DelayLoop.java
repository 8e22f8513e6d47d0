// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A loop that does nothing but count or wait: it touches registers, words of memory and clocks only, each of which either
 * keeps its value, grows by the same amount in each iteration, or is computed anew. Any number of its iterations can be done
 * at once.
 *
 * @param period core ticks of an iteration
 * @param instructions of an iteration
 * @param iterations how many go the same way as the first; {@link Long#MAX_VALUE} for ever
 * @param words of memory, by system address
 */
record DelayLoop(int period, int instructions, long iterations, List<Affine> registers, Map<Long, Affine> words) {
    private static final int LONGEST = 64;
    private static final int REGISTERS = 15;

    /** The loop whose last iteration was at this site, with registers and memory as they are. */
    static Optional<DelayLoop> at(LoopSite site, Cpu cpu) {
        LoopState start = new LoopState(site, 0);
        for (int n = 0; n < REGISTERS; n++) {
            start.r[n] = Affine.constant(cpu.r(n));
        }
        LoopState first = start.copy(0);
        if (!iterate(site, first)) {
            return Optional.empty();
        }
        LoopState guess = grow(start, first, site.memory().system());
        // Each round finds at least one more that is no such function, or none.
        for (int round = 0; round < REGISTERS + LONGEST; round++) {
            LoopState end = guess.copy(first.ticks);
            if (!iterate(site, end)) {
                return Optional.empty();
            }
            if (!doubt(guess, end)) {
                return finish(guess, end);
            }
        }
        return Optional.empty();
    }

    /** Carries out one iteration, block by block as it ran before; false where that cannot be. */
    private static boolean iterate(LoopSite site, LoopState state) {
        LoopCode code = new LoopCode(site, state);
        int head = site.blocks().isEmpty() ? 0 : site.blocks().getFirst().address();
        int pc = head;
        for (BlockRing.Block block : site.blocks()) {
            int end = block.address() + block.size();
            if (pc != block.address()) {
                return false;
            }
            state.ticks += block.size() >>> 1;
            for (int at = pc; at != end; at += Thumb.size(site.memory().u16(at))) {
                OptionalInt next = pc == at && state.steps++ < LONGEST ? code.step(at) : OptionalInt.empty();
                if (next.isEmpty()) {
                    return false;
                }
                pc = next.getAsInt();
            }
        }
        return state.steps > 0 && pc == head;
    }

    /** Supposes that everything goes on growing as in the first iteration. */
    private static LoopState grow(LoopState start, LoopState first, SystemMemory memory) {
        LoopState guess = start.copy(0);
        for (int n = 0; n < REGISTERS; n++) {
            guess.r[n] = Affine.of(start.r[n].at(), first.r[n].at() - start.r[n].at());
        }
        first.words.forEach((sa, word) -> {
            int before = memory.u32(sa);
            guess.words.put(sa, Affine.of(before, word.at() - before));
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
        for (Map.Entry<Long, Affine> word : end.words.entrySet()) {
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
    private static Optional<DelayLoop> finish(LoopState guess, LoopState end) {
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
        return Optional.of(new DelayLoop(end.ticks, end.steps, end.end, registers, new TreeMap<>(guess.words)));
    }

    /** Does {@code count} iterations at once; what each computes anew is left to one that is really carried out. */
    void skip(long count, Cpu cpu, SystemMemory memory) {
        for (int n = 0; n < REGISTERS; n++) {
            if (registers.get(n).known() && registers.get(n).step() != 0) {
                cpu.r(n, registers.get(n).after(count));
            }
        }
        words.forEach((sa, word) -> {
            if (word.known() && word.step() != 0) {
                memory.put32(sa, word.after(count));
            }
        });
    }
}

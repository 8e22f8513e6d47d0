// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Registers, flags and words of memory in a loop as functions of the iteration, and what instructions do to them; what
 * cannot be told that way is refused.
 */
final class LoopState {
    private static final int PC = 15;
    private static final int WORD = 4;

    private final LoopSite site;
    /** Core ticks from one iteration to the next; 0 as long as there is one only. */
    private final int period;
    final Affine[] r = new Affine[16];
    /** Words that the loop loads or stores, by system address. */
    final Map<Long, Affine> words = new TreeMap<>();
    LoopFlags flags = LoopFlags.UNKNOWN;
    int itState;
    /** Core ticks that the iteration has taken, with those of the block that runs: so much is to be seen of the time. */
    int ticks;
    /** Instructions of the iteration so far. */
    int steps;
    /** The first iteration in which something goes another way. */
    long end = Long.MAX_VALUE;

    LoopState(LoopSite site, int period) {
        this.site = site;
        this.period = period;
        Arrays.fill(r, Affine.STALE);
    }

    /** The same values in another state. */
    LoopState copy(int ticksOfAnIteration) {
        LoopState copy = new LoopState(site, ticksOfAnIteration);
        System.arraycopy(r, 0, copy.r, 0, r.length);
        copy.words.putAll(words);
        return copy;
    }

    /** Sets a register; the stack pointer may only go where it is in every iteration. */
    boolean set(int d, Affine value) {
        if (d == PC || d == Cpu.SP && (!value.isConstant() || (value.at() & 3) != 0)) {
            return false;
        }
        r[d] = value;
        return true;
    }

    boolean setResult(int d, Affine value) {
        flags = LoopFlags.result(value);
        return set(d, value);
    }

    /** Sets {@code d} to {@code a - b} and the flags as that does. */
    boolean subtract(int d, Affine a, Affine b) {
        flags = LoopFlags.compare(a, b);
        return set(d, a.minus(b));
    }

    boolean compare(Affine a, Affine b) {
        return flags(LoopFlags.compare(a, b));
    }

    boolean flags(LoopFlags result) {
        flags = result;
        return true;
    }

    /** Whether a condition can be told, as it is in this iteration; notes when it changes. */
    Optional<Boolean> decide(LoopFlags by, int condition) {
        if (!by.tell(condition)) {
            return Optional.empty();
        }
        end = Math.min(end, by.changes(condition));
        return Optional.of(by.holds(condition, 0));
    }

    /** Bits are functions of the iteration only where they are constant. */
    static Affine bits(Affine a, Affine b, int value) {
        return a.isConstant() && b.isConstant() ? Affine.constant(value) : a.unknown(b);
    }

    /** Loads {@code size} bytes, 1, 2 or 4, aligned, zero-extended. */
    boolean load(int t, Affine address, int size) {
        int at = address.at();
        if (!address.isConstant() || (at & size - 1) != 0) {
            return false;
        }
        Optional<Long> sa = site.memory().sa(at & -WORD);
        if (sa.isEmpty()) {
            return size == WORD && read(t, at);
        }
        Affine word = words.computeIfAbsent(sa.get(), from -> Affine.constant(site.memory().system().u32(from)));
        int mask = size == WORD ? -1 : (1 << 8 * size) - 1;
        return set(t, size == WORD ? word : bits(word, word, word.at() >>> 8 * (at & 3) & mask));
    }

    /** Reads a register of a device that only tells the time. */
    private boolean read(int t, int address) {
        Optional<Ticking> found = site.bus().ticking(address, site.now() + ticks, period);
        if (found.isEmpty()) {
            return false;
        }
        end = Math.min(end, found.get().reads());
        return set(t, Affine.of(found.get().first(), found.get().step()));
    }

    /** Stores a word to memory that holds none of the loop's own code. */
    boolean store(int t, Affine address) {
        int at = address.at();
        if (!address.isConstant() || (at & 3) != 0 || !site.memory().isWritable(at, WORD)) {
            return false;
        }
        long sa = site.memory().sa(at).orElseThrow();
        words.put(sa, r[t]);
        return !site.isCode(sa);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

/**
 * A row of a register table: a 32-bit register, or several that behave alike, at equal distances.
 *
 * @param name as the reference manual calls it
 * @param offset of the first, in bytes from the block's base
 * @param count how many
 * @param stride bytes from one to the next
 * @param reset the value after reset
 * @param writable bits that keep what is written; the others keep their reset value
 * @param ones bits that always read 1: something is ready
 * @param zeros bits that always read 0: a command that is done as soon as it is given
 * @param follow another way to read it, or what writing it does to another register
 */
public record Register(String name, int offset, int count, int stride, int reset, int writable, int ones, int zeros,
        Follow follow) {

    /** What ties a register to another one of its block. */
    public sealed interface Follow {

        /** Nothing does. */
        record Nothing() implements Follow {}

        /**
         * Bits that repeat others of the same register: an acknowledgement repeats its request.
         *
         * @param mask the request's bits
         * @param shift how far to the left the acknowledgement lies; negative for right
         */
        record Repeat(int mask, int shift) implements Follow {}

        /** It reads as the register at this distance, in bytes; no write changes it. */
        record Mirrors(int distance) implements Follow {}

        /** Ones that are written set bits, zeros change nothing. */
        record Gathers() implements Follow {}

        /** Ones that are written set bits of the register at this distance, in bytes; it reads as that one. */
        record Sets(int distance) implements Follow {}

        /** Ones that are written clear bits of the register at this distance, in bytes; it reads as that one. */
        record Clears(int distance) implements Follow {}

        /** Ones that are written turn bits of the register at this distance, in bytes; it reads as that one. */
        record Toggles(int distance) implements Follow {}
    }

    private static final Follow NOTHING = new Follow.Nothing();
    private static final int WORD = 4;

    /** A register that reads as it was written, 0 after reset. */
    public static Register register(String name, int offset) {
        return new Register(name, offset, 1, WORD, 0, -1, 0, 0, NOTHING);
    }

    /** A register that no write changes. */
    public static Register fixed(String name, int offset, int value) {
        return register(name, offset).reset(value).writable(0);
    }

    /** So many of them, at this distance in bytes. */
    public Register times(int howMany, int distance) {
        return new Register(name, offset, howMany, distance, reset, writable, ones, zeros, follow);
    }

    /** With this value after reset. */
    public Register reset(int value) {
        return new Register(name, offset, count, stride, value, writable, ones, zeros, follow);
    }

    /** With these bits keeping what is written. */
    public Register writable(int mask) {
        return new Register(name, offset, count, stride, reset, mask, ones, zeros, follow);
    }

    /** With these bits always set: lock, ready, acknowledged. */
    public Register ready(int mask) {
        return new Register(name, offset, count, stride, reset, writable, ones | mask, zeros, follow);
    }

    /** With these bits clearing themselves: reset, go, busy. */
    public Register selfClearing(int mask) {
        return new Register(name, offset, count, stride, reset, writable, ones, zeros | mask, follow);
    }

    /** With the bits of {@code mask} repeated {@code shift} bits to the left, negative for right. */
    public Register repeating(int mask, int shift) {
        return following(new Follow.Repeat(mask, shift));
    }

    /** As the status of the register {@code distance} bytes further: it reads the same. */
    public Register mirroring(int distance) {
        return following(new Follow.Mirrors(distance));
    }

    /** With ones that are written setting bits, and zeros changing nothing. */
    public Register gathering() {
        return following(new Follow.Gathers());
    }

    /** As the register that sets bits of the one {@code distance} bytes further. */
    public Register setting(int distance) {
        return following(new Follow.Sets(distance));
    }

    /** As the register that clears bits of the one {@code distance} bytes further. */
    public Register clearing(int distance) {
        return following(new Follow.Clears(distance));
    }

    /** As the register that turns bits of the one {@code distance} bytes further. */
    public Register toggling(int distance) {
        return following(new Follow.Toggles(distance));
    }

    private Register following(Follow another) {
        return new Register(name, offset, count, stride, reset, writable, ones, zeros, another);
    }

    /** Which of them lies at this offset; negative for none. */
    int index(int at) {
        int from = at - offset;
        return from >= 0 && from % stride == 0 && from / stride < count ? from / stride : -1;
    }

    /** The offset behind the last of them. */
    int end() {
        return offset + (count - 1) * stride + WORD;
    }

    /** The name of the one with this index: numbered where there are several. */
    String name(int index) {
        return count == 1 ? name : name + index;
    }

    /** What it reads as when it holds {@code value}. */
    int seen(int value) {
        int repeated = follow instanceof Follow.Repeat(int mask, int shift)
                ? value & ~shifted(mask, shift) | shifted(value & mask, shift)
                : value;
        return repeated & ~zeros | ones;
    }

    private static int shifted(int bits, int shift) {
        return shift < 0 ? bits >>> -shift : bits << shift;
    }

    /** What it holds after {@code written} when it held {@code value}. */
    int after(int value, int written) {
        int given = follow instanceof Follow.Gathers ? value | written : written;
        return value & ~writable | given & writable;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.HexFormat;

/** What a recipe puts into the file: printed as the expression that makes it. */
public sealed interface Content {

    /** Nothing. */
    Content NONE = new Hex("");

    /**
     * Bytes, spelled out.
     *
     * @param digits two lower-case digits per byte
     */
    record Hex(String digits) implements Content {
        /** Checks the digits. */
        public Hex {
            HexFormat.of().parseHex(digits);
        }

        @Override
        public int size() {
            return digits.length() / 2;
        }

        @Override
        public void write(byte[] to, int index, int salt) {
            for (int i = 0; i < size(); i++) {
                to[index + i] = (byte) HexFormat.fromHexDigits(digits, 2 * i, 2 * i + 2);
            }
        }

        @Override
        public String toString() {
            return "hex(\"%s\")".formatted(digits);
        }
    }

    /**
     * Bytes that do not matter, but for being told from others: none is zero, and those of one segment or section
     * differ from the next one's.
     *
     * @param size bytes
     */
    record Filler(int size) implements Content {
        /** Checks the size. */
        public Filler {
            if (size < 0) {
                throw new IllegalArgumentException("size=" + size);
            }
        }

        @Override
        public void write(byte[] to, int index, int salt) {
            for (int i = 0; i < size; i++) {
                to[index + i] = (byte) (1 + (i + (i >> 8) * 7 + salt * 37) % 255);
            }
        }

        @Override
        public String toString() {
            return "filler(0x%x)".formatted(size);
        }
    }

    /** How many bytes it is. */
    int size();

    /** Writes it from {@code index}; {@code salt}, not negative, tells one filler from another. */
    void write(byte[] to, int index, int salt);

    /** Bytes, two hex digits each. */
    static Content hex(String digits) {
        return new Hex(digits);
    }

    /** {@code size} bytes that do not matter. */
    static Content filler(int size) {
        return new Filler(size);
    }

    /** These bytes. */
    static Content of(byte[] bytes) {
        return new Hex(HexFormat.of().formatHex(bytes));
    }

    /** Little-endian u32 words: a vector table's first two, say. */
    static Content words(long... words) {
        StringBuilder digits = new StringBuilder(8 * words.length);
        for (long word : words) {
            digits.append("%08x".formatted(Integer.reverseBytes((int) word)));
        }
        return new Hex(digits.toString());
    }
}

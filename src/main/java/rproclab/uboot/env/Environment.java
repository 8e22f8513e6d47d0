// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import rproclab.bytes.Bytes;

/** The variables of a U-Boot, in the order in which they were given. */
public final class Environment {
    private static final long LARGEST = 1 << 20;
    /** {@code struct env_image_redundant} and {@code struct env_image_single}: the CRC, with and without a flag byte. */
    private static final int[] HEADERS = {4, 5};

    private final SequencedMap<String, String> variables;

    private Environment(Map<String, String> variables) {
        this.variables = new LinkedHashMap<>(variables);
    }

    /** An environment of these variables. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables);
    }

    /**
     * Reads what {@code printenv}, {@code fw_printenv} or {@code env export -t} print, a {@code uEnv.txt}, or the bytes of a stored
     * environment with their CRC.
     *
     * @throws EnvironmentError when it is none of these, or larger than 1 MiB
     */
    public static Environment read(Bytes bytes) throws EnvironmentError {
        if (bytes.size() > LARGEST) {
            throw new EnvironmentError("is larger than 1 MiB, which no environment is");
        }
        byte[] all = bytes.toArray();
        for (int header : HEADERS) {
            if (all.length > header && bytes.u32(0) == crc(all, header)) {
                return imported(all, header, '\0');
            }
        }
        if (indexOf(all, 0, '\0') < all.length) {
            throw new EnvironmentError(("holds zero bytes, so it is no text, and does not start with its CRC either: "
                    + "0x%08x, not 0x%08x or, as one of two copies, 0x%08x; a dump has to be CONFIG_ENV_SIZE long")
                    .formatted(bytes.has(0, 4) ? bytes.u32(0) : 0, crc(all, HEADERS[0]), crc(all, HEADERS[1])));
        }
        Environment environment = imported(all, 0, '\n');
        if (environment.variables.isEmpty()) {
            throw new EnvironmentError("has no line NAME=VALUE, as printenv, fw_printenv or uEnv.txt have");
        }
        return environment;
    }

    private static long crc(byte[] all, int header) {
        CRC32 crc = new CRC32();
        crc.update(all, Math.min(header, all.length), Math.max(0, all.length - header));
        return crc.getValue();
    }

    private static Environment imported(byte[] all, int start, char separator) {
        String text = new String(all, start, all.length - start, StandardCharsets.ISO_8859_1);
        return new Environment(new Import(separator == '\n' ? text.replace("\r\n", "\n") : text, separator).run());
    }

    private static int indexOf(byte[] all, int from, char wanted) {
        int at = from;
        while (at < all.length && all[at] != wanted) {
            at++;
        }
        return at;
    }

    /** These variables, and those of {@code defaults} that are not among them. */
    public Environment over(Environment defaults) {
        Map<String, String> both = new LinkedHashMap<>(defaults.variables);
        both.putAll(variables);
        return new Environment(both);
    }

    /** All variables. */
    public SequencedMap<String, String> variables() {
        return Collections.unmodifiableSequencedMap(variables);
    }

    /** The value of a variable. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** A variable as {@code env_get_hex()} reads it; empty where it is not set. */
    public OptionalLong hex(String name) {
        return value(name).map(text -> OptionalLong.of(hextoul(text))).orElse(OptionalLong.empty());
    }

    /**
     * Whether {@code fdt_high} or {@code initrd_high} has all bits set, which tells U-Boot to use the thing where it was loaded.
     *
     * @param wordBits bits of an {@code unsigned long} of that U-Boot, 32 or 64
     */
    public boolean inPlace(String high, int wordBits) {
        return hex(high).orElse(0) == -1L >>> 64 - wordBits;
    }

    /** {@code hextoul()}: leading hex digits, with or without 0x; 0 where there are none. */
    static long hextoul(String text) {
        String digits = text.strip().toLowerCase(java.util.Locale.ROOT);
        int at = digits.startsWith("0x") ? 2 : 0;
        long value = 0;
        for (; at < digits.length() && Character.digit(digits.charAt(at), 16) >= 0; at++) {
            value = value << 4 | Character.digit(digits.charAt(at), 16);
        }
        return value;
    }
}

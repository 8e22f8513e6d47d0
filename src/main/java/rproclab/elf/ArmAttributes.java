// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rproclab.bytes.Bytes;

/**
 * What a section {@code .ARM.attributes} says that a file as a whole was built for ("Addenda to, and Errata in, the ABI for
 * the Arm Architecture", chapter 3); as far as it can be read.
 *
 * <pre>
 *  0    1       5                    ...
 *  'A' | size | vendor "aeabi\0" | tag 1 (file) | size | attributes, a tag and a value each ...
 * </pre>
 */
public final class ArmAttributes {
    private static final String SECTION = ".ARM.attributes";
    private static final long LARGEST = 0x1_0000;
    private static final int TAG_FILE = 1;
    private static final int TAG_CPU_RAW_NAME = 4;
    private static final int TAG_CPU_NAME = 5;
    private static final int TAG_CPU_ARCH = 6;
    private static final int TAG_CPU_ARCH_PROFILE = 7;
    private static final int TAG_FP_ARCH = 10;
    private static final int TAG_COMPATIBILITY = 32;

    private final Bytes bytes;
    private final Map<Long, Long> numbers = new HashMap<>();
    private long at;

    private ArmAttributes(Bytes bytes) {
        this.bytes = bytes;
    }

    /** Those of an image; empty where it has no such section, or none that begins as it should. */
    public static Optional<ArmAttributes> of(ElfImage image) {
        return image.section(SECTION).flatMap(image::contentsOf).filter(contents -> contents.size() <= LARGEST)
                .filter(contents -> contents.has(0, 11) && contents.u8(0) == 'A'
                        && contents.text(5, 5).equals("aeabi"))
                .map(ArmAttributes::read);
    }

    private static ArmAttributes read(Bytes contents) {
        ArmAttributes attributes = new ArmAttributes(contents);
        long end = Math.min(contents.size(), 1 + contents.u32(1));
        attributes.at = 11;
        if (attributes.number() == TAG_FILE && contents.has(attributes.at, 4)) {
            long from = attributes.at - 1;
            end = Math.min(end, from + contents.u32(attributes.at));
            attributes.at += 4;
            attributes.values(end);
        }
        return attributes;
    }

    private void values(long end) {
        while (at < end) {
            long tag = number();
            boolean text = tag == TAG_CPU_RAW_NAME || tag == TAG_CPU_NAME || tag > TAG_COMPATIBILITY && tag % 2 == 1;
            if (!text) {
                numbers.put(tag, number());
            }
            if (text || tag == TAG_COMPATIBILITY) {
                skipText();
            }
        }
    }

    private void skipText() {
        while (bytes.has(at, 1) && bytes.u8(at) != 0) {
            at++;
        }
        at++;
    }

    /** A ULEB128; what lies behind the section reads as 0. */
    private long number() {
        long value = 0;
        int shift = 0;
        while (bytes.has(at, 1) && shift < Long.SIZE) {
            int digit = bytes.u8(at++);
            value |= (digit & 0x7FL) << shift;
            shift += 7;
            if ((digit & 0x80) == 0) {
                return value;
            }
        }
        at++;
        return value;
    }

    /** {@code Tag_CPU_arch}: 13 for v7E-M, 17 for v8-M.mainline. */
    public OptionalLong cpuArch() {
        return tag(TAG_CPU_ARCH);
    }

    /** {@code Tag_CPU_arch_profile}: the letter A, R, M or S, or 0. */
    public char profile() {
        return (char) tag(TAG_CPU_ARCH_PROFILE).orElse(0);
    }

    /** {@code Tag_FP_arch}: 6 for FPv4, 7 and 8 for FPv5. */
    public OptionalLong fpArch() {
        return tag(TAG_FP_ARCH);
    }

    private OptionalLong tag(long tag) {
        Long value = numbers.get(tag);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}

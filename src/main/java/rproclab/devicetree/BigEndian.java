// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import rproclab.bytes.Bytes;

/** Device trees are big-endian, {@link Bytes} is not. */
final class BigEndian {
    private BigEndian() {}

    /** Four bytes, zero-extended. */
    static long u32(Bytes bytes, long at) {
        return Integer.reverseBytes((int) bytes.u32(at)) & 0xFFFF_FFFFL;
    }

    /** Eight bytes; compare with {@link Long#compareUnsigned}. */
    static long u64(Bytes bytes, long at) {
        return Long.reverseBytes(bytes.u64(at));
    }
}

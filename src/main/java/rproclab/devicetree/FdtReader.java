// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rproclab.bytes.Bytes;

/**
 * Reads a flattened tree; checks what {@code fdt_check_full()} of libfdt does, and some bounds.
 *
 * <pre>
 *  0      4          8              12              16              20       24
 *  | magic| totalsize| off_dt_struct| off_dt_strings| off_mem_rsvmap| version| last_comp_version
 *  28               32               36              40
 *  | boot_cpuid_phys| size_dt_strings| size_dt_struct|  (the last since version 17)
 * </pre>
 */
final class FdtReader {
    private static final long MAGIC = 0xD00D_FEEDL;
    private static final int HEADER_V16 = 36;
    private static final int HEADER_V17 = 40;
    private static final int ENTRY = 16;
    /** {@code MAX_FDT_SIZE} of Linux on arm64. */
    private static final long LARGEST = 2L << 20;
    /** {@code FDT_MAX_DEPTH} of Linux's {@code drivers/of/fdt.c}. */
    static final int DEEPEST = 64;
    static final int LONGEST_NAME = 255;

    private static final int BEGIN_NODE = 1;
    private static final int END_NODE = 2;
    private static final int PROP = 3;
    private static final int NOP = 4;
    private static final int END = 9;

    private final Bytes bytes;
    private final Map<Long, String> names = new HashMap<>();
    private long total;
    private long header;
    private long at;
    private long structEnd;
    private long strings;
    private long stringsEnd;

    FdtReader(Bytes bytes) {
        this.bytes = bytes;
    }

    Fdt read() throws FdtError {
        header();
        List<Range> memreserve = memreserve(u32(16));
        return new Fdt(memreserve, tree());
    }

    private void header() throws FdtError {
        if (!bytes.has(0, 4) || u32(0) != MAGIC) {
            throw FdtError.at(0, bytes.has(0, 4) ? "magic is 0x%08x, not 0xd00dfeed" : "no room for a header",
                    bytes.has(0, 4) ? u32(0) : 0);
        }
        if (!bytes.has(0, HEADER_V16)) {
            throw FdtError.at(bytes.size(), "the file ends in the header");
        }
        version();
        total = u32(4);
        if (total > bytes.size()) {
            throw FdtError.at(4, "truncated: totalsize is 0x%x, the file has 0x%x bytes", total, bytes.size());
        }
        if (total > LARGEST) {
            throw FdtError.at(4, "totalsize is 0x%x: Linux takes at most 0x%x bytes on arm64", total, LARGEST);
        }
        if (total < header) {
            throw FdtError.at(4, "totalsize is 0x%x, less than the header's 0x%x", total, header);
        }
        strings = u32(12);
        stringsEnd = block(12, "strings", strings, u32(32));
        at = u32(8);
        structEnd = block(8, "structure", at, header == HEADER_V17 ? u32(36) : total - Math.min(at, total));
    }

    private void version() throws FdtError {
        long version = u32(20);
        long lastCompatible = u32(24);
        if (version < lastCompatible) {
            throw FdtError.at(20, "version %d is older than the version %d it says to be compatible with", version,
                    lastCompatible);
        }
        if (version < 16) {
            throw FdtError.at(20, "version %d: only 16 and later are read", version);
        }
        if (lastCompatible > 17) {
            throw FdtError.at(24, "compatible with version %d and later: only up to 17 is read", lastCompatible);
        }
        header = version == 16 ? HEADER_V16 : HEADER_V17;
        if (!bytes.has(0, header)) {
            throw FdtError.at(bytes.size(), "the file ends in the header");
        }
    }

    /** The end of a block, which must lie between header and totalsize. */
    private long block(long field, String block, long start, long size) throws FdtError {
        if (start < header || start > total || size > total - start) {
            throw FdtError.at(field, "%s block [0x%x, 0x%x) is not between header and totalsize 0x%x", block, start,
                    start + size, total);
        }
        return start + size;
    }

    private List<Range> memreserve(long start) throws FdtError {
        if (start < header || start > total) {
            throw FdtError.at(16, "memory reservation block 0x%x is not between header and totalsize 0x%x", start,
                    total);
        }
        List<Range> entries = new ArrayList<>();
        for (long entry = start;; entry += ENTRY) {
            if (entry + ENTRY > total) {
                throw FdtError.at(entry, "memory reservation block has no end");
            }
            Range range = new Range(BigEndian.u64(bytes, entry), BigEndian.u64(bytes, entry + 8));
            // libfdt and Linux end at size 0, whatever the address
            if (range.size() == 0) {
                return entries;
            }
            entries.add(range);
        }
    }

    private Node tree() throws FdtError {
        Node root = root();
        Node node = root;
        int depth = 1;
        while (depth > 0) {
            long tagAt = at;
            if (structEnd - at < 4) {
                throw FdtError.at(at, "structure block ends in node %s", node.path());
            }
            long tag = u32(at);
            at += 4;
            if (tag == BEGIN_NODE) {
                if (depth == DEEPEST) {
                    throw FdtError.at(tagAt, "nodes are nested deeper than %d", DEEPEST);
                }
                node = node.addChild(nodeName("node"));
                depth++;
            } else if (tag == END_NODE) {
                node = node.parent().orElse(root);
                depth--;
            } else if (tag == PROP) {
                property(node, tagAt);
            } else if (tag != NOP) {
                throw FdtError.at(tagAt, "unexpected token 0x%x in node %s", tag, node.path());
            }
        }
        end();
        return root;
    }

    /** The root's name is not looked at, as in Linux. */
    private Node root() throws FdtError {
        long tag = token("structure block has no root node");
        if (tag != BEGIN_NODE) {
            throw FdtError.at(at - 4, "structure block begins with token 0x%x, not with the root node", tag);
        }
        nodeName("root node");
        return Node.root();
    }

    private void end() throws FdtError {
        long tag = token("structure block has no end token");
        if (tag != END) {
            throw FdtError.at(at - 4, "token 0x%x behind the root node, not the end token", tag);
        }
    }

    /** The next token that is no NOP. */
    private long token(String missing) throws FdtError {
        long tag = word(missing);
        while (tag == NOP) {
            tag = word(missing);
        }
        return tag;
    }

    private long word(String missing) throws FdtError {
        if (structEnd - at < 4) {
            throw FdtError.at(at, "%s", missing);
        }
        long word = u32(at);
        at += 4;
        return word;
    }

    private String nodeName(String what) throws FdtError {
        String name = name(what, at, structEnd);
        advance(name.length() + 1L);
        return name;
    }

    private void property(Node node, long tagAt) throws FdtError {
        if (!node.children().isEmpty()) {
            throw FdtError.at(tagAt, "property behind the child nodes of %s, where nothing reads it", node.path());
        }
        long length = word("structure block ends in a property");
        long nameOffset = word("structure block ends in a property");
        if (nameOffset >= stringsEnd - strings) {
            throw FdtError.at(tagAt, "property name 0x%x is outside the strings block of 0x%x bytes", nameOffset,
                    stringsEnd - strings);
        }
        String name = names.get(nameOffset);
        if (name == null) {
            name = name("property", strings + nameOffset, stringsEnd);
            names.put(nameOffset, name);
        }
        if (length > structEnd - at) {
            throw FdtError.at(tagAt, "property %s of 0x%x bytes leaves the structure block", name, length);
        }
        node.add(new Property(name, bytes.slice(at, length)));
        advance(length);
    }

    /** Skips bytes and what aligns the next token; the last token may end the block unaligned. */
    private void advance(long length) {
        at = Math.min(structEnd, at + (length + 3 & ~3L));
    }

    private String name(String what, long start, long end) throws FdtError {
        StringBuilder name = new StringBuilder();
        for (long i = start; i < end && i - start <= LONGEST_NAME; i++) {
            int c = bytes.u8(i);
            if (c == 0) {
                return name.toString();
            }
            if (c <= 0x20 || c >= 0x7f || c == '/' && what.equals("node")) {
                throw FdtError.at(i, "%s name holds the byte 0x%02x", what, c);
            }
            name.append((char) c);
        }
        throw FdtError.at(start, end - start <= LONGEST_NAME
                ? "%s name has no end"
                : "%s name is longer than " + LONGEST_NAME + " bytes", what);
    }

    private long u32(long offset) {
        return BigEndian.u32(bytes, offset);
    }
}

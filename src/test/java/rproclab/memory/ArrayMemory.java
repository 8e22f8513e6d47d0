// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import java.util.List;
import rproclab.bytes.Access;
import rproclab.bytes.OutsideAccess;

/** Live memory in arrays: a few blocks, nothing between them. */
public final class ArrayMemory implements LiveMemory {
    private record Block(long sa, byte[] bytes) {
        boolean holds(long at, int size) {
            return at >= sa && at - sa <= bytes.length - size;
        }
    }

    private final List<Block> blocks;

    /** Memory in each of the mappings, all zero. */
    public ArrayMemory(Mapping... mappings) {
        blocks = List.of(mappings).stream().map(each -> new Block(each.sa(), new byte[(int) each.size()])).toList();
    }

    @Override
    public void read(long sa, byte[] to) {
        Block block = block(Access.READ, sa, to.length);
        System.arraycopy(block.bytes(), (int) (sa - block.sa()), to, 0, to.length);
    }

    @Override
    public void write(long sa, byte[] from) {
        Block block = block(Access.WRITE, sa, from.length);
        System.arraycopy(from, 0, block.bytes(), (int) (sa - block.sa()), from.length);
    }

    private Block block(Access access, long sa, int size) {
        return blocks.stream().filter(block -> block.holds(sa, size)).findFirst()
                .orElseThrow(() -> new OutsideAccess(access, "memory", sa, size));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import rproclab.linux.of.PhysRange;

/** RAM in which nothing lies yet, ascending. */
final class FreeMemory {
    private final List<PhysRange> gaps = new ArrayList<>();

    /**
     * @param ram the banks
     * @param taken what lies in them
     */
    FreeMemory(List<PhysRange> ram, List<PhysRange> taken) {
        List<PhysRange> sorted = taken.stream().filter(range -> range.size() != 0).sorted(order()).toList();
        for (PhysRange bank : ram.stream().sorted(order()).toList()) {
            long from = bank.base();
            for (PhysRange range : sorted) {
                if (Long.compareUnsigned(range.end(), from) <= 0
                        || Long.compareUnsigned(range.base(), bank.end()) >= 0) {
                    continue;
                }
                if (Long.compareUnsigned(from, range.base()) < 0) {
                    gaps.add(new PhysRange(from, range.base() - from));
                }
                from = range.end();
            }
            if (Long.compareUnsigned(from, bank.end()) < 0) {
                gaps.add(new PhysRange(from, bank.end() - from));
            }
        }
    }

    private static Comparator<PhysRange> order() {
        return (a, b) -> Long.compareUnsigned(a.base(), b.base());
    }

    /** The first address from {@code from} on with room for {@code size} bytes, a multiple of {@code align}; else the first of all. */
    OptionalLong near(long from, long size, long align) {
        OptionalLong above = lowest(from, size, align);
        return above.isPresent() ? above : lowest(0, size, align);
    }

    private OptionalLong lowest(long from, long size, long align) {
        for (PhysRange gap : gaps) {
            long start = Long.compareUnsigned(gap.base(), from) < 0 ? from : gap.base();
            long aligned = start + align - 1 & -align;
            if (Long.compareUnsigned(aligned, gap.end()) < 0
                    && Long.compareUnsigned(size, gap.end() - aligned) <= 0) {
                return OptionalLong.of(aligned);
            }
        }
        return OptionalLong.empty();
    }

    /** The last address below 4 GiB with room for {@code size} bytes, a multiple of {@code align}. */
    OptionalLong highest(long size, long align) {
        for (PhysRange gap : gaps.reversed()) {
            long end = Long.compareUnsigned(gap.end(), 1L << 32) > 0 ? 1L << 32 : gap.end();
            if (Long.compareUnsigned(gap.base(), end) < 0 && Long.compareUnsigned(size, end - gap.base()) <= 0
                    && Long.compareUnsigned(end - size & -align, gap.base()) >= 0) {
                return OptionalLong.of(end - size & -align);
            }
        }
        return OptionalLong.empty();
    }

    /** How many bytes from an address on are free. */
    long room(long address) {
        return gaps.stream().filter(gap -> Long.compareUnsigned(address - gap.base(), gap.size()) < 0)
                .mapToLong(gap -> gap.end() - address).findFirst().orElse(0);
    }
}

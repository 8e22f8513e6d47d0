// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/**
 * Layouts at random, in the words of {@code kernel-ref/boot-logs}: things up against each other's edges, by a byte or a page.
 * Kernel, FDT and initrd do not overlap and are in RAM, so that every one of them boots.
 */
final class LayoutRecipe {
    private static final long PAGE = 0x1000;
    private static final long MIB = 0x10_0000;
    private static final long[] SIZES = {0, 1, 0x800, PAGE - 1, PAGE, PAGE + 1, 0x1_0000, MIB, 2 * MIB, 4 * MIB,
            128 * MIB};
    private static final long[] KERNELS = {0x4020_0000L, 0x4040_0000L, 0x4400_0000L};
    private static final long[] OFFSETS = {0, 0, 0, 1, -1, PAGE, -PAGE, 0x800};
    /** Below this is room for any kernel at any of its places. */
    private static final long ABOVE_KERNELS = 0x4800_0000L;
    private static final long END = 0x8000_0000L;

    private final SplittableRandom random;
    private final List<PhysRange> placed = new ArrayList<>();
    private final StringJoiner words = new StringJoiner(" ");

    private LayoutRecipe(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The layout of a seed. */
    static String layout(long seed) {
        return new LayoutRecipe(seed).make();
    }

    private String make() {
        words.add("memory=" + switch (random.nextInt(6)) {
            case 0 -> "0x40000000+0x30000000,0x78000000+0x8000000";
            case 1 -> "0x40000000+0x3ffff800";
            default -> "0x40000000+0x40000000";
        });
        words.add("kernel=0x%x".formatted(KERNELS[random.nextInt(KERNELS.length)]));
        PhysRange first = new PhysRange(0x5000_0000L + random.nextInt(0x100) * MIB + offset(), size());
        placed.add(first);
        PhysRange fdt = fdt();
        words.add("fdt=" + text(fdt));
        if (random.nextInt(3) != 0) {
            initrd(fdt);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            words.add("memreserve=" + text(random.nextInt(4) == 0 ? first : near(size())));
        }
        if (random.nextInt(12) == 0) {
            words.add("elfcorehdr=" + text(near(PAGE)));
        }
        nodes(first);
        arguments();
        return words.toString();
    }

    private void arguments() {
        switch (random.nextInt(24)) {
            case 0 -> words.add("arg=mem=960M");
            case 1 -> words.add("arg=mem=0x3c000800");
            case 2 -> words.add("arg=memmap=128M$0x60000000");
            case 3 -> words.add("arg=loglevel=4");
            case 4 -> words.add("arg=loglevel=5");
            case 5 -> words.add("arg=cma=16M");
            default -> {
            }
        }
    }

    private void nodes(PhysRange first) {
        switch (random.nextInt(40)) {
            case 0 -> {
                return;
            }
            case 1 -> words.add("root=unsupported");
            default -> {
            }
        }
        words.add("node=first@%x;reg=%s%s".formatted(first.base(), text(first), flags()));
        int more = random.nextInt(50) == 0 ? 66 : random.nextInt(5);
        for (int i = 0; i < more; i++) {
            words.add("node=" + (random.nextInt(3) == 0 ? dynamicNode(i) : staticNode(i)));
        }
    }

    private String staticNode(int i) {
        PhysRange range = random.nextInt(8) == 0 ? outside() : near(size());
        String reg = switch (random.nextInt(20)) {
            case 0 -> "reg-cells=0x0,0x60000000,0x1000";
            case 1, 2 -> "reg=" + text(range) + "," + text(near(size()));
            default -> "reg=" + text(range);
        };
        return "s%d@%x;%s%s".formatted(i, range.base(), reg, flags());
    }

    private String dynamicNode(int i) {
        StringBuilder node = new StringBuilder("d%d".formatted(i));
        node.append(random.nextInt(20) == 0 ? ";size-cells=0x100000" : ";size=0x%x".formatted(dynamicSize()));
        switch (random.nextInt(10)) {
            case 0 -> node.append(";alignment-cells=0x1000");
            case 1, 2, 3 -> node.append(";alignment=0x%x".formatted(PAGE << random.nextInt(12)));
            default -> {
            }
        }
        switch (random.nextInt(10)) {
            case 0 -> node.append(";alloc-ranges-cells=0x0,0x50000000,0x0");
            case 1, 2, 3 -> node.append(";alloc-ranges=").append(text(near(32 * MIB)));
            case 4 -> node.append(";alloc-ranges=").append(text(outside())).append(",").append(text(near(64 * MIB)));
            default -> {
            }
        }
        return node + flags();
    }

    private String flags() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> "";
            case 2 -> ";reusable;compatible=shared-dma-pool";
            case 3 -> ";reusable;compatible=shared-dma-pool;linux,cma-default";
            case 4 -> ";no-map;compatible=shared-dma-pool";
            case 5 -> ";compatible=shared-dma-pool";
            case 6 -> ";no-map;reusable;compatible=shared-dma-pool";
            case 7 -> ";no-map;status=disabled";
            case 8 -> ";reusable";
            default -> ";no-map";
        };
    }

    /** Eight-byte aligned, in RAM in front of any hole, up against something. */
    private PhysRange fdt() {
        long size = 0x4000 + random.nextInt(0x30) * 8 + random.nextInt(2);
        long base = ABOVE_KERNELS + random.nextInt(0x40) * MIB;
        if (random.nextInt(3) == 0) {
            base = near(size).base() & -8;
        }
        PhysRange fdt = new PhysRange(base, size);
        if (Long.compareUnsigned(base, ABOVE_KERNELS) < 0 || fdt.end() > 0x7000_0000L) {
            fdt = new PhysRange(ABOVE_KERNELS, size);
        }
        placed.add(fdt);
        return fdt;
    }

    private void initrd(PhysRange fdt) {
        PhysRange initrd = near(1 + random.nextInt(3) * PAGE + random.nextInt(0x100));
        PhysRange pages = new PhysRange(initrd.base() & -PAGE, initrd.size() + 2 * PAGE);
        if (initrd.base() < ABOVE_KERNELS || pages.end() > 0x7000_0000L || pages.common(fdt) != 0) {
            return;
        }
        words.add("initrd=" + text(initrd));
        placed.add(initrd);
    }

    /** Up against an edge of something, or inside it, or around it. */
    private PhysRange near(long size) {
        PhysRange other = placed.get(random.nextInt(placed.size()));
        long base = switch (random.nextInt(5)) {
            case 0 -> other.base() - size;
            case 1 -> other.end();
            case 2 -> other.base();
            case 3 -> other.base() + other.size() / 2;
            default -> other.end() - size;
        } + offset();
        if (base < ABOVE_KERNELS || base + size > END) {
            base = 0x5800_0000L + random.nextInt(0x80) * MIB;
        }
        PhysRange range = new PhysRange(base, size);
        placed.add(range);
        return range;
    }

    private PhysRange outside() {
        long size = size();
        return switch (random.nextInt(4)) {
            case 0 -> new PhysRange(END, size);
            case 1 -> new PhysRange(END - PAGE, 2 * PAGE);
            case 2 -> new PhysRange(0x7000_0000L + offset(), size);
            default -> new PhysRange(0x9000_0000L, size);
        };
    }

    private long size() {
        return SIZES[random.nextInt(SIZES.length)];
    }

    /** Mostly whole pages: a kernel may trip over the rest of a page when it takes the memory next to it for itself. */
    private long dynamicSize() {
        return random.nextInt(12) == 0 ? size() : size() & -PAGE;
    }

    private long offset() {
        return OFFSETS[random.nextInt(OFFSETS.length)];
    }

    private static String text(PhysRange range) {
        return "0x%x+0x%x".formatted(range.base(), range.size());
    }

    /** Prints {@code COUNT} layouts from seed {@code FIRST} on. */
    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        for (long seed = first; seed < first + Long.parseLong(arguments[1]); seed++) {
            System.out.println(layout(seed));
        }
    }
}

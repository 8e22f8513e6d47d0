// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import rproclab.memory.Region;

/** The values at which loaders change their minds, drawn at random: around regions, and around powers of two. */
final class Edges {
    /** Around the widths of the fields and of C's types. */
    private static final long[] NUMBERS = LongStream
            .of(0, 1L << 16, 1L << 31, 1L << 32, 1L << 63).flatMap(edge -> LongStream.of(edge - 1, edge, edge + 1))
            .toArray();
    private static final int[] STEPS = {0, 0, -1, 1, -2, 2, -4, 4, -0x10, 0x10, -0x1000, 0x1000};

    private final Region[] regions;
    private final long[] addresses;

    /** Around these regions: of both their sides, device and system; at least one. */
    Edges(List<Region> regions) {
        this.regions = regions.toArray(Region[]::new);
        List<Long> ends = new ArrayList<>();
        for (Region region : regions) {
            ends.addAll(List.of(region.da(), region.daEnd(), region.sa(), region.sa() + region.size()));
        }
        addresses = ends.stream().distinct().mapToLong(Long::longValue).toArray();
    }

    Region region(SplittableRandom random) {
        return regions[random.nextInt(regions.length)];
    }

    /** A start or an end of a region, or a few bytes beside it; rarely 4 GiB above. */
    long address(SplittableRandom random) {
        long address = addresses[random.nextInt(addresses.length)] + step(random);
        return random.nextInt(16) == 0 ? address + (1L << 32) : address;
    }

    /** 0, or a few bytes up or down. */
    long step(SplittableRandom random) {
        return STEPS[random.nextInt(STEPS.length)];
    }

    /** A value on the edge of a field's width or of C's types, or small, or just below 2^64. */
    long number(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x100);
            case 1 -> -random.nextLong(1, 0x200);
            default -> NUMBERS[random.nextInt(NUMBERS.length)];
        };
    }

    /** Anything, of any magnitude. */
    long any(SplittableRandom random) {
        return random.nextLong() >>> random.nextInt(64);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rproclab.elf.ElfBuilder;
import rproclab.elf.ElfRecipe;
import rproclab.memory.Region;

/**
 * Generated images: {@code recipe} draws one and writes down how it is made, {@code build} makes one of a recipe, {@code port} draws the
 * bytes without a recipe, as a campaign does. The baseline copies as many bytes as a generated image has.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ImagesBenchmark {
    private static final int ROW = 1024;

    private final Images images = Images.around(List.of(
            Region.region("ITCM", 0, 0x7e_0000, 0x2_0000), Region.region("DTCM", 0x2000_0000L, 0x80_0000, 0x2_0000)));
    private final ElfRecipe[] recipes = new ElfRecipe[ROW];
    private final byte[][] built = new byte[ROW][];
    private int next;

    /** Draws the images that are built again. */
    public ImagesBenchmark() {
        for (int i = 0; i < ROW; i++) {
            recipes[i] = images.recipe(1, i);
            built[i] = images.bytes(1, i);
        }
    }

    @Benchmark
    public byte[] port() {
        return images.bytes(1, next++ % ROW);
    }

    @Benchmark
    public ElfRecipe recipe() {
        return images.recipe(1, next++ % ROW);
    }

    @Benchmark
    public byte[] build() {
        return ElfBuilder.of(recipes[next++ % ROW]).build();
    }

    @Benchmark
    public byte[] baseline() {
        return built[next++ % ROW].clone();
    }
}

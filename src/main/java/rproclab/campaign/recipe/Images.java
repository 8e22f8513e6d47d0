// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import java.util.List;
import java.util.SplittableRandom;
import rproclab.elf.ElfRecipe;
import rproclab.memory.Region;

/**
 * An endless row of images for a target: each is a pure function of a seed and its place in the row.
 *
 * <p>
 * An image is a well-formed frame, its segments placed in or up against the regions, with no, one, two or three faults.
 * {@link #bytes} is the hot path of a campaign and builds no recipe; {@link #recipe} draws the same image to be shown,
 * shrunk or pasted into a test.
 */
public final class Images {
    /** How many faults an image gets: three in eight have none. */
    private static final int[] FAULTS = {0, 0, 0, 1, 1, 1, 2, 3};

    private final Frame[] frames;
    private final Frame[] corpus;
    private final Placement placement;
    private final Faults faults;

    private Images(List<Region> regions, List<Frame> frames, List<Frame> corpus) {
        Edges edges = new Edges(regions);
        this.frames = frames.toArray(Frame[]::new);
        this.corpus = corpus.toArray(Frame[]::new);
        placement = new Placement(edges);
        faults = new Faults(edges);
    }

    /** Images that aim at these regions: of every map that a loader may look into; at least one, none empty. */
    public static Images around(List<Region> regions) {
        return around(regions, List.of());
    }

    /** The same, but half of them are drawn over these recipes where there are any. */
    public static Images around(List<Region> regions, List<ElfRecipe> corpus) {
        return new Images(regions, Frames.standard(), corpus.stream().map(Frame::new).toList());
    }

    /** The bytes of image {@code index} of the row that {@code seed} begins. */
    public byte[] bytes(long seed, long index) {
        SplittableRandom random = random(seed, index);
        boolean real = real(random);
        Frame frame = frame(random, real);
        ByteCanvas canvas = new ByteCanvas(frame);
        draw(random, frame, real, canvas);
        return canvas.image();
    }

    /** The recipe of the same image: {@link ElfRecipe#toBytes} gives {@link #bytes}. */
    public ElfRecipe recipe(long seed, long index) {
        SplittableRandom random = random(seed, index);
        boolean real = real(random);
        Frame frame = frame(random, real);
        RecipeCanvas canvas = new RecipeCanvas(frame);
        draw(random, frame, real, canvas);
        return canvas.recipe();
    }

    private boolean real(SplittableRandom random) {
        return corpus.length != 0 && random.nextBoolean();
    }

    private Frame frame(SplittableRandom random, boolean real) {
        Frame[] choice = real ? corpus : frames;
        return choice[random.nextInt(choice.length)];
    }

    /** A real image keeps its addresses, mostly. */
    private void draw(SplittableRandom random, Frame frame, boolean real, Canvas canvas) {
        if (!real || random.nextInt(8) == 0) {
            placement.draw(random, frame, canvas);
        }
        for (int n = FAULTS[random.nextInt(FAULTS.length)]; n > 0; n--) {
            faults.draw(random, frame, canvas);
        }
    }

    /** Mixed twice, so that neighbours in either number share nothing. */
    private static SplittableRandom random(long seed, long index) {
        return new SplittableRandom(mix(mix(seed) + index));
    }

    /** The finalizer of MurmurHash3. */
    private static long mix(long number) {
        long mixed = (number ^ number >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ mixed >>> 33;
    }
}

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
    private final Placement placement;
    private final Faults faults;

    private Images(List<Region> regions, List<Frame> frames) {
        Edges edges = new Edges(regions);
        this.frames = frames.toArray(Frame[]::new);
        placement = new Placement(edges);
        faults = new Faults(edges);
    }

    /** Images that aim at these regions: of every map that a loader may look into; at least one, none empty. */
    public static Images around(List<Region> regions) {
        return new Images(regions, Frames.standard());
    }

    /** The bytes of image {@code index} of the row that {@code seed} begins. */
    public byte[] bytes(long seed, long index) {
        SplittableRandom random = random(seed, index);
        Frame frame = frame(random);
        ByteCanvas canvas = new ByteCanvas(frame);
        draw(random, frame, canvas);
        return canvas.image();
    }

    /** The recipe of the same image: {@link ElfRecipe#toBytes} gives {@link #bytes}. */
    public ElfRecipe recipe(long seed, long index) {
        SplittableRandom random = random(seed, index);
        Frame frame = frame(random);
        RecipeCanvas canvas = new RecipeCanvas(frame);
        draw(random, frame, canvas);
        return canvas.recipe();
    }

    private Frame frame(SplittableRandom random) {
        return frames[random.nextInt(frames.length)];
    }

    private void draw(SplittableRandom random, Frame frame, Canvas canvas) {
        placement.draw(random, frame, canvas);
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

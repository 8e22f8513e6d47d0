// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import rproclab.loader.SegmentFate.Fate;
import rproclab.memory.Pointer;

/**
 * Takes down, while a port runs, what becomes of each program header; reused from image to image without allocating.
 *
 * <p>
 * A header is {@link #begin begun}, then at most one of the other methods names its fate. One that was begun and has no
 * fate when the run ends is where the run ended: refused, or undefined.
 */
public final class SegmentFates {
    private static final byte BEGUN = 0;
    private static final byte SKIPPED = 1;
    private static final byte LOADED = 2;

    private byte[] fates = new byte[4];
    private long[] sas = new long[4];
    private String[] regions = new String[4];
    private int begun;

    /** Forgets the image before. */
    public void reset() {
        begun = 0;
    }

    /** The port turns to the next program header. */
    public void begin() {
        if (begun == fates.length) {
            fates = Arrays.copyOf(fates, 2 * begun);
            sas = Arrays.copyOf(sas, 2 * begun);
            regions = Arrays.copyOf(regions, 2 * begun);
        }
        fates[begun] = BEGUN;
        regions[begun] = null;
        begun++;
    }

    /** The header is not to be loaded. */
    public void skipped() {
        fates[begun - 1] = SKIPPED;
    }

    /** The header was translated to this place; it may still be refused. */
    public void translated(Pointer to) {
        translated(to.sa(), to.mapping().name());
    }

    /** The header was translated to this system address, inside {@code region}. */
    public void translated(long sa, String region) {
        sas[begun - 1] = sa;
        regions[begun - 1] = region;
    }

    /** The header's bytes are where they belong. */
    public void loaded() {
        fates[begun - 1] = LOADED;
    }

    /** The header at which the run ended, refused or undefined; empty where it ended before or behind them. */
    public OptionalInt stopped() {
        return begun != 0 && fates[begun - 1] == BEGUN ? OptionalInt.of(begun - 1) : OptionalInt.empty();
    }

    /**
     * The fates of all headers.
     *
     * @param phnum how many the caller wants to hear about: those that lie inside the file
     * @param verdict how the run ended
     */
    public List<SegmentFate> list(int phnum, Verdict verdict) {
        List<SegmentFate> list = new ArrayList<>(phnum);
        for (int i = 0; i < phnum; i++) {
            list.add(fate(i, verdict));
        }
        return list;
    }

    private SegmentFate fate(int i, Verdict verdict) {
        if (i >= begun) {
            return new SegmentFate(i, Fate.NOT_REACHED, Optional.empty(), Optional.empty());
        }
        Fate fate = switch (fates[i]) {
            case SKIPPED -> Fate.SKIPPED;
            case LOADED -> Fate.LOADED;
            default -> verdict instanceof Verdict.Undefined ? Fate.UNDEFINED : Fate.REFUSED;
        };
        Optional<String> region = Optional.ofNullable(regions[i]);
        return new SegmentFate(i, fate, region.isEmpty() ? Optional.empty() : Optional.of(sas[i]), region);
    }
}

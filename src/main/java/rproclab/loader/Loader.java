// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

/** One release's loader, set up for one target; answers any bytes, never throws for what is in them. */
public interface Loader {

    /** Its name on the command line: {@code linux-6.12}, {@code uboot-2026.07-bootaux}. */
    String name();

    /** Loads the firmware into target memory of its own. */
    LoadResult load(Firmware firmware);

    /**
     * Whether a segment would be given a destination: the loader's own address translation, without any image.
     *
     * @param da the segment's {@code p_paddr}
     * @param size its {@code p_memsz}, in bytes
     */
    boolean translates(long da, long size);
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;
import rproclab.memory.Region;

/** What the command {@code bootaux} does on a target: one {@code arch_auxiliary_core_up()} of U-Boot. */
public sealed interface Bootaux {

    /** The release has no {@code bootaux} for this SoC. */
    record None() implements Bootaux {}

    /**
     * Takes any image as raw: word 0 is the stack pointer, word 1 the start, nothing is copied.
     *
     * @param bootrom where both words are written, {@code M4_BOOTROM_BASE_ADDR}, a system address
     */
    record RawOnly(long bootrom) implements Bootaux {}

    /**
     * Copies an ELF by {@code load_elf_image_phdr()} of {@code lib/elf.c}, without translation; else as raw.
     *
     * @param bootrom as in {@link RawOnly}
     */
    record LibElf(long bootrom) implements Bootaux {}

    /**
     * Copies an ELF through a host map; else as raw.
     *
     * @param rows {@code hostmap[]} without its sentinel, in order
     * @param bootrom as in {@link RawOnly}
     */
    record HostMap(List<Region> rows, long bootrom) implements Bootaux {}

    /**
     * The code of {@link HostMap} on a SoC that brings no host map: no segment of an ELF can be translated.
     *
     * @param unterminated the release walks a weak array of no elements, hence reads behind it; later ones test for NULL
     * @param bootrom as in {@link RawOnly}
     */
    record NoHostMap(boolean unterminated, long bootrom) implements Bootaux {}

    /**
     * Copies a fixed number of bytes to the core's TCM and lets the system controller start it there.
     *
     * @param variant which of the two functions of {@code mach-imx/imx8/cpu.c}: they print different lines
     * @param coreId the command's core argument
     * @param tcml where the bytes go, a system address
     * @param size how many, whatever the image's size
     */
    record ScuCopy(Variant variant, int coreId, long tcml, long size) implements Bootaux {

        /** By which symbol the function is compiled. */
        public enum Variant {
            IMX8QM, IMX8QXP
        }
    }

    /**
     * Hands the address to TF-A and copies nothing: {@code mach-imx/imx9/imx_bootaux.c}.
     *
     * @param startable where the release lets the image begin, as the core sees it; empty where it does not ask
     */
    record Imx9(List<Region> startable) implements Bootaux {}
}

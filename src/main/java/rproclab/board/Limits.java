// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.ArrayList;
import java.util.List;
import rproclab.devicetree.BoardTree;

/** What a simulation leaves out. */
public final class Limits {
    private static final List<String> ALWAYS = List.of(
            "where U-Boot moves what it copies: that depends on where U-Boot itself is",
            "what U-Boot refuses to overwrite (lmb), and what it changes in the tree besides /memreserve/",
            "scripts in files, and variables that scripts set",
            "memory that Linux takes for itself later, crashkernel=, EFI, linux,usable-memory-range",
            "drivers other than imx_rproc, stm32_rproc and ti_k3_m4 that name a memory-region");
    private static final List<String> ON_ARM = List.of(
            "arm: the boot is that of arm64, whose reading of /reserved-memory is the same code; "
                    + "arm writes addresses with 8 digits without LPAE, drops an initrd that overlaps a reservation, "
                    + "lets mem= replace the banks, and leaves out what is no whole section");

    private Limits() {}

    /** What is left out for a board, a phrase for each thing. */
    public static List<String> of(BoardTree board) {
        List<String> limits = new ArrayList<>(ALWAYS);
        if (Architecture.of(board) == Architecture.ARM) {
            limits.addAll(ON_ARM);
        }
        return limits;
    }
}

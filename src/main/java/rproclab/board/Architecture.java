// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.List;
import java.util.Set;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.Node;

/** What kind of processor runs Linux on a board. */
public enum Architecture {
    ARM64(64), ARM(32);

    /** {@code compatible} of cores that run in 32 bits only. */
    private static final Set<String> ARM_CORES = Set.of("arm,cortex-a5", "arm,cortex-a7", "arm,cortex-a8",
            "arm,cortex-a9", "arm,cortex-a12", "arm,cortex-a15", "arm,cortex-a17", "qcom,krait");
    /** SoCs whose {@code bootaux} copies a fixed number of bytes to the core's TCM ({@code mach-imx/imx8/cpu.c}). */
    private static final Set<String> COPYING = Set.of("fsl,imx8qm", "fsl,imx8qxp", "fsl,imx8dxl");

    private final int wordBits;

    Architecture(int wordBits) {
        this.wordBits = wordBits;
    }

    /** That of the first core that the tree names; arm64 where it names none. */
    public static Architecture of(BoardTree board) {
        List<Node> cores = board.tree().root().child("cpus").map(Node::children).orElse(List.of());
        return cores.stream().filter(core -> core.has("compatible")).findFirst()
                .filter(core -> core.texts("compatible").stream().anyMatch(ARM_CORES::contains))
                .map(_ -> ARM).orElse(ARM64);
    }

    /** Bits of an {@code unsigned long}. */
    public int wordBits() {
        return wordBits;
    }

    /** {@code %pa}, without {@code CONFIG_ARM_LPAE}. */
    String pa(long address) {
        return this == ARM64 ? "0x%016x".formatted(address) : "0x%08x".formatted(address);
    }

    /** Whether {@code bootaux} of the board's SoC copies an image, so that it need not stay where it was loaded. */
    static boolean copiesCores(BoardTree board) {
        return board.compatible().stream().anyMatch(COPYING::contains);
    }
}

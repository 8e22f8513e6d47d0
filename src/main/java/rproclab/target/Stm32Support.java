// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;
import java.util.Optional;
import rproclab.memory.Region;

/**
 * {@code drivers/remoteproc/stm32_rproc.c}: it has no table of its own, the parent's {@code dma-ranges} are its map.
 *
 * @param dmaRanges the rows {device, bus, size} of the parent node, in order
 */
public record Stm32Support(List<Region> dmaRanges) implements LinuxSupport {
    @Override
    public List<String> compatibles() {
        return List.of("st,stm32mp1-m4");
    }

    @Override
    public Optional<LinuxSupport> on(BoardNode node) {
        return Optional.<LinuxSupport>of(new Stm32Support(node.rows(dmaRanges)))
                .filter(_ -> node.compatibles().stream().anyMatch(compatibles()::contains));
    }
}

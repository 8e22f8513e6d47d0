// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;
import java.util.Optional;
import rproclab.memory.Region;

/**
 * {@code drivers/remoteproc/ti_k3_m4_remoteproc.c}: the memories of {@code am64_m4_mems[]}.
 *
 * @param mems IRAM, then DRAM: device address from the driver, system address and size from the node's {@code reg}
 */
public record K3M4Support(List<Region> mems) implements LinuxSupport {
    @Override
    public List<String> compatibles() {
        return List.of("ti,am64-m4fss");
    }

    @Override
    public Optional<LinuxSupport> on(BoardNode node) {
        return Optional.<LinuxSupport>of(this)
                .filter(_ -> node.compatibles().stream().anyMatch(compatibles()::contains));
    }
}

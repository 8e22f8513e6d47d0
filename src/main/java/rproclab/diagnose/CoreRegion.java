// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.range;

import rproclab.devicetree.ReservedMemory;
import rproclab.memory.ReservedRegion;

/**
 * An entry of a core's {@code memory-region}.
 *
 * @param index its place there, from 0
 * @param region as the driver meets it
 * @param node the node, in {@code /reserved-memory} or elsewhere
 */
record CoreRegion(int index, ReservedRegion region, ReservedMemory node) {

    /** Name and range, for messages. */
    String text() {
        return region.fullName() + " " + range(region.sa(), region.size());
    }

    /** Whether the node calls itself a pool, be it one that Linux can use or not. */
    boolean isPool() {
        return node.compatible().contains("shared-dma-pool");
    }
}

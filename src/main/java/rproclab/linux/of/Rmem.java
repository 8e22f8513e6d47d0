// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

/** {@code struct reserved_mem}: a node that the kernel remembers. */
final class Rmem {
    final ReservedNode node;
    /** Its place among the nodes, which orders them as {@code fdt_node} does. */
    final int index;
    long base;
    long size;

    Rmem(ReservedNode node, int index, long base, long size) {
        this.node = node;
        this.index = index;
        this.base = base;
        this.size = size;
    }

    String name() {
        return node.name();
    }
}

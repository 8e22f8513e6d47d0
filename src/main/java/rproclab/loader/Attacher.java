// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.OptionalLong;
import rproclab.memory.MemoryWriter;

/** A Linux that finds the core running, started by a boot loader before it. */
public interface Attacher {

    /**
     * Attaches to the core.
     *
     * @param table what the boot loader left of {@link LoadResult#tableAddress}
     * @param running the core's memory
     * @return verdict, log and virtio devices; no firmware, and nothing in its own memory
     */
    LoadResult attach(OptionalLong table, MemoryWriter running);
}

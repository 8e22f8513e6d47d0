// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static rproclab.linux.remoteproc.RprocMemEntry.ADDR_ANY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Errno;
import rproclab.loader.LogLine.Level;
import rproclab.memory.Pointer;

/**
 * {@code rproc->carveouts}, in the order of registration, with what {@code drivers/remoteproc/remoteproc_core.c} does to
 * them.
 */
final class RprocCarveouts {
    private static final long U32 = 0xFFFF_FFFFL;

    private final Rproc rproc;
    private final List<RprocMemEntry> list = new ArrayList<>();
    /** The first of each name, of the first {@link #named} carveouts: those of most boots are never looked for. */
    private final Map<String, RprocMemEntry> byName = new HashMap<>();
    private int named;
    private DmaPool pool;

    RprocCarveouts(Rproc rproc) {
        this.rproc = rproc;
    }

    /** {@code rproc_add_carveout()}. */
    void add(RprocMemEntry mem) {
        list.add(mem);
    }

    /** {@code rproc_find_carveout_by_name()}, once the name is formatted. */
    Optional<RprocMemEntry> find(String name) {
        for (; named < list.size(); named++) {
            byName.putIfAbsent(list.get(named).name, list.get(named));
        }
        return Optional.ofNullable(byName.get(name));
    }

    /** The second half of {@code rproc_da_to_va()}: points {@code to} into the first carveout that holds the range. */
    void daToVa(long da, long len, Pointer to) {
        SizeT sizeT = rproc.sizeT();
        for (int i = 0; i < list.size(); i++) {
            RprocMemEntry carveout = list.get(i);
            // an int in C too: bits 32 to 63 of da are lost, and 2 GiB above the carveout is below it
            int offset = (int) (da - carveout.da);
            if (!carveout.hasVa() || offset < 0) {
                continue;
            }
            // the size_t sum wraps
            if (Long.compareUnsigned(sizeT.cast(offset + len), carveout.len) > 0) {
                continue;
            }
            to.set(carveout.va(), offset, carveout.iomem());
            return;
        }
    }

    /**
     * {@code rproc_check_carveout_da()}: whether {@code len} bytes from {@code da} lie in {@code mem}.
     *
     * @param da u32
     * @param len u32
     */
    int checkDa(RprocMemEntry mem, long da, long len) {
        if (Long.compareUnsigned(len, mem.len) > 0) {
            return rproc.refuse("Registered carveout doesn't fit len request");
        }
        if (da == ADDR_ANY) {
            return 0;
        }
        if (mem.da == ADDR_ANY) {
            return Errno.EINVAL.value();
        }
        // an int in C too: 2 GiB above the carveout is below it
        int delta = (int) (da - mem.da);
        if (delta < 0) {
            return rproc.refuse("Registered carveout doesn't fit da request");
        }
        // a u32 sum, which wraps
        if (Long.compareUnsigned(delta + len & U32, mem.len) > 0) {
            return rproc.refuse("Registered carveout doesn't fit len request");
        }
        return 0;
    }

    /** {@code rproc_alloc_carveout()}, without IOMMU: the {@code alloc} callback of what the firmware asks for. */
    static int alloc(Rproc rproc, RprocMemEntry mem) {
        OptionalLong block = rproc.carveouts().pool().alloc(mem.len);
        if (block.isEmpty()) {
            rproc.printParent(Level.ERROR, "failed to allocate dma memory: len 0x%x", mem.len);
            return Errno.ENOMEM.value();
        }
        long dma = block.getAsLong();
        if (mem.da == ADDR_ANY) {
            if (dma >>> 32 != 0) {
                rproc.warn("DMA address cast in 32bit to fit resource table format");
            }
            mem.da = dma & U32;
        } else if (mem.da != (dma & U32)) {
            // the device address stays, so that segments for it go to memory that the core does not see there
            rproc.printParent(Level.WARNING, "Allocated carveout doesn't fit device address request");
        }
        mem.mapAt(dma, false);
        return 0;
    }

    /** Where {@code dma_alloc_coherent()} of the processor's device takes memory. */
    DmaPool pool() {
        if (pool == null) {
            pool = new DmaPool(rproc.ops().dmaPool());
        }
        return pool;
    }

    /** {@code rproc_alloc_registered_carveouts()}: in the order of registration; tells the table what became of them. */
    int allocRegistered() {
        try {
            for (RprocMemEntry entry : list) {
                int ret = entry.alloc(rproc);
                if (ret != 0) {
                    rproc.err("Unable to allocate carveout %s: %d", printed(entry.name), ret);
                    return Errno.ENOMEM.value();
                }
                if (entry.rscOffset != ADDR_ANY) {
                    updateTable(entry);
                }
            }
            return 0;
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_alloc_registered_carveouts");
        }
    }

    private void updateTable(RprocMemEntry entry) {
        long pa = entry.hasVa() ? entry.va().sa() : entry.dma;
        if (pa >>> 32 != 0) {
            rproc.warn("Physical address cast in 32bit to fit resource table format");
        }
        RscTable table = rproc.table();
        table.putU32(entry.rscOffset + RscCarveout.PA, pa);
        table.putU32(entry.rscOffset + RscCarveout.DA, entry.da);
        table.putU32(entry.rscOffset + RscCarveout.LEN, entry.len);
    }

    /** A name from the firmware as {@code /dev/kmsg} shows it: bytes that are not printable ASCII as {@code \xNN}. */
    private static String printed(String name) {
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (c < ' ' || c > '~' || c == '\\') {
                text.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}

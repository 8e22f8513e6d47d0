// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.List;
import java.util.Optional;
import rproclab.loader.Firmware;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.ReservedRegion;

/**
 * {@code struct rproc_ops} of one probed device, and what its probe function told the core.
 *
 * <p>
 * The defaults are those of {@code rproc_alloc_ops()} for a driver without {@code load}. A driver holds only what its
 * probe set up, so one instance serves any number of boots. Methods return 0 or a negative errno.
 */
interface RprocDriver {

    /** {@code rproc->name}. */
    String name();

    /** The parent device as {@code dev_printk()} names it: driver, then device. */
    String parent();

    /** The probe, where it failed: then there is no remote processor, and no other method is called. */
    default Optional<Probe> failedProbe() {
        return Optional.empty();
    }

    /** Whether probe left the state {@code RPROC_DETACHED}: the core runs already and Linux attaches to it. */
    default boolean detached() {
        return false;
    }

    /** Makes the reserved regions carveouts, as the driver does at whatever step. */
    default int registerCarveouts(Rproc rproc) {
        return 0;
    }

    /** {@code prepare}: before the firmware is looked at. */
    default int prepare(Rproc rproc) {
        return 0;
    }

    /** {@code get_boot_addr}. */
    default long getBootAddr(Rproc rproc, Firmware fw) {
        return RprocElfLoader.getBootAddr(fw);
    }

    /** {@code parse_fw}: takes the resource table from the firmware. */
    default int parseFw(Rproc rproc, Firmware fw) {
        return RprocElfLoader.loadRscTable(rproc, fw);
    }

    /** {@code da_to_va}: points {@code to} to {@code len} bytes from {@code da}, or leaves it NULL. */
    default void daToVa(Rproc rproc, long da, long len, Pointer to) {}

    /** {@code find_loaded_rsc_table}: points {@code to} to the table in target memory, or leaves it NULL. */
    default void findLoadedRscTable(Rproc rproc, Firmware fw, Pointer to) {
        RprocElfLoader.findLoadedRscTable(rproc, fw, to);
    }

    /** What probe does besides for a core that runs already: 0, or the negative errno that it gives up with. */
    default int probeRunning(Rproc rproc) {
        return 0;
    }

    /**
     * {@code get_loaded_rsc_table}: points {@code to} to the table of a core that runs already, or leaves it NULL.
     *
     * @return 0, or the errno of an {@code ERR_PTR()}
     */
    default int getLoadedRscTable(Rproc rproc, Pointer to) {
        return 0;
    }

    /** What {@code get_loaded_rsc_table} takes such a table to have, in bytes: {@code SZ_1K}, {@code RSC_TBL_SIZE}. */
    default long loadedRscTableSize() {
        return 1024;
    }

    /** {@code kick != NULL}. */
    default boolean canKick() {
        return true;
    }

    /** {@code detach != NULL}. */
    default boolean canDetach() {
        return false;
    }

    /** How its {@code alloc} callback prints a region that it cannot map. */
    default String printed(SizeT sizeT, long dma, long len) {
        return "%s+0x%x".formatted(sizeT.physical(dma), len);
    }

    /** What the node's {@code memory-region} names, in order. */
    default List<ReservedRegion> memoryRegions() {
        return List.of();
    }

    /** Where the device's {@code dma_alloc_coherent()} takes memory. */
    default Mapping dmaPool() {
        return DmaPool.OF_BOARD;
    }

    /** {@code start}. */
    default int start(Rproc rproc) {
        return 0;
    }
}

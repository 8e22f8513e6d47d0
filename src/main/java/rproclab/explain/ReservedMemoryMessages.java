// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static rproclab.explain.Message.message;

import java.util.List;

/** What Linux prints at time 0 about reserved memory and its command line. */
final class ReservedMemoryMessages {
    private ReservedMemoryMessages() {}

    // @formatter:off
    static final List<Message> ALL = List.of(
        message("reserve-failed", "__reserved_mem_reserve_reg(), fdt_scan_reserved_mem_late()",
            "failed to reserve memory for node '{node}': base {base}, size {size:d} MiB")
            .means("The no-map node {node} at {base}, {size} MiB, was not taken out of Linux's memory, because at least one byte "
                    + "of it was reserved already: by the kernel image, the initrd, the device tree blob, an entry of /memreserve/ or another "
                    + "node. As a whole it is now neither no-map nor reserved by this node.")
            .usually("U-Boot loads the kernel, initrd or device tree into the range, or adds a /memreserve/ for the same range "
                    + "(then 5.10 to 6.1 print this line, but the memory stays reserved: harmless except that it is still mapped). "
                    + "memmap= on the command line does nothing on arm and arm64.")
            .advice("rproclab dt BOARD.dtb --env ENVIRONMENT shows which load overlaps it and by how many bytes. Move "
                    + "kernel_addr_r, ramdisk_addr_r, fdt_addr_r (fdt_high, initrd_high) out of every no-map node, and reserve the range "
                    + "once."),
        message("reserved", "__reserved_mem_reserve_reg()", "reserved region for node '{node}': base {base}, size {size:d} MiB")
            .means("Debug line: node {node} was reserved as it should."),
        message("reserved-reg", "__reserved_mem_reserve_reg()", "invalid reg property in '{node}', skipping node.")
            .means("The length of reg in {node} is no multiple of an address and a size; the node is not reserved.")
            .usually("#address-cells and #size-cells of /reserved-memory differ from those that reg was written for."),
        message("reserved-format", "__fdt_scan_reserved_mem()", "unsupported node format, ignoring")
            .means("/reserved-memory has other #address-cells or #size-cells than the root, or no ranges: none of its nodes "
                    + "is reserved."),
        message("reserved-none", "fdt_scan_reserved_mem()", "No reserved-memory node in the DT")
            .means("The device tree has no /reserved-memory."),
        message("reserved-ignored", "fdt_scan_reserved_mem_reg_nodes()",
            "fdt_scan_reserved_mem_reg_nodes() ignores {num:d} regions in node '{node}'")
            .means("reg of {node} has {num} ranges more than the first, which is the only one registered."),
        message("reserved-alignment", "__reserved_mem_alloc_size()", "invalid alignment property in '{node}' node.")
            .means("alignment of {node} has not as many cells as a size; nothing is reserved."),
        message("reserved-alloc-ranges", "__reserved_mem_alloc_size()",
            "invalid alloc-ranges property in '{node}', skipping node.")
            .means("alloc-ranges of {node} is no list of address and size; nothing is reserved."),
        message("reserved-dynamic-failed", "__reserved_mem_alloc_size()", "failed to allocate memory for node '{node}'")
            .means("No free memory of that size lies where alloc-ranges and alignment of {node} want it."),
        message("elfcorehdr", "fdt_reserve_elfcorehdr()", "Reserving {size:d} KiB of memory at 0x{address:x} for elfcorehdr")
            .means("A crash kernel keeps the dump's header at {address.hex}."),
        message("elfcorehdr-overlap", "fdt_reserve_elfcorehdr()", "elfcorehdr is overlapped")
            .means("The crash kernel's dump header lies in memory that is reserved already."),
        message("reserved-entries", "early_init_dt reserved-memory scan",
            "node '{node}' has {num:d} <base size> entries, only the first is used")
            .means("reg of {node} has {num} ranges; this release reserves only the first."),
        message("overlap-header", "__rmem_check_for_overlap()", "OVERLAP DETECTED!")
            .means("Two nodes of /reserved-memory overlap; the next line names them. Nothing else happens because of it."),
        message("overlap", "__rmem_check_for_overlap()",
            "{node} ({base}--{end}) overlaps with {other} ({otherbase}--{otherend})")
            .means("{node} and {other} share memory.")
            .usually("An overlay that moved one of them.").advice("rproclab dt BOARD.dtb --overlay ..."),
        message("reserved-summary", "fdt_init_reserved_mem_node(), 6.12 and later",
            "{base}..{end} ({size:d} KiB) {map} {reusable} {node}")
            .means("What the device tree says of {node}. The word {map} is the property's, not what happened: it stands here "
                    + "even when the reservation failed a line before."),
        message("reserved-dynamic", "__reserved_mem_alloc_size()", "failed to allocate memory for node '{node}': size {size:d} MiB")
            .means("No free memory of that size lies where alloc-ranges and alignment want it.")
            .advice("A region of a remote core should have a fixed address: its firmware is linked to one."),
        message("reserved-room", "fdt_reserved_mem_save_node()", "not enough space for all defined regions.")
            .means("More nodes than the kernel's table holds (MAX_RESERVED_REGIONS); the last ones are not registered."),
        message("dma-pool", "rmem_dma_setup()", "created DMA memory pool at {base}, size {size:d} {unit}")
            .means("A shared-dma-pool is ready at {base}."),
        message("cma-pool", "rmem_cma_setup()", "created CMA memory pool at {base}, size {size:d} MiB")
            .means("A reusable pool for Linux's own allocations is ready at {base}. A core's memory must not be one."),
        message("reserved-node", "fdt_init_reserved_mem_node()", "initialized node {node}, compatible id {compatible}")
            .means("{node} was set up as {compatible}."),
        message("reserved-compatible", "fdt_init_reserved_mem_node()", "node {node} compatible matching fail")
            .means("The compatible of {node} is known and its set-up failed."),
        message("unknown-parameters", "print_unknown_bootoptions()",
            "Unknown kernel command line parameters \"{parameters:*}\", will be passed to user space.")
            .means("The kernel does not know {parameters}.")
            .usually("memmap= exists on x86, MIPS and Xtensa only: on arm and arm64 it reserves nothing.")
            .advice("Reserve memory with a no-map node in /reserved-memory."),
        message("memory-limited", "early_mem()", "Memory limited to {size:d}MB")
            .means("mem= on the command line makes Linux use only {size} MiB."),
        message("memory-ignored", "early_init_dt_add_memory_arch()", "Ignoring memory block {range:*}")
            .means("Memory of the device tree is not used: {range}."),
        message("initrd-linear", "arm64_memblock_init()",
            "initrd not fully accessible via the linear mapping -- please check your bootloader ...")
            .means("The initrd is dropped: it lies outside the memory that Linux uses.")
            .usually("initrd_high or a load address above the memory, or mem=."),
        message("ioremap-ram", "ioremap()", "ioremap attempted on RAM pfn")
            .means("A driver wanted to map memory that belongs to Linux.")
            .usually("A no-map region whose reservation failed: its driver maps it all the same, and may not."));
    // @formatter:on
}

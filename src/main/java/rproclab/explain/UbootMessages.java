// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static rproclab.explain.Message.message;

import java.util.List;

/** What U-Boot's console shows. */
final class UbootMessages {
    private UbootMessages() {}

    // @formatter:off
    static final List<Message> ALL = List.of(
        message("bootaux-started", "arch_auxiliary_core_up()", "Starting auxiliary core stack = 0x{sp:x}, pc = 0x{pc:x}")
            .means("bootaux wrote stack {sp.hex} and reset vector {pc.hex} and released the core. It checks nothing: any file "
                    + "is started.")
            .usually("Look at the two: pc must be odd and lie in the image, the stack must end in its RAM. 0x464c457f is "
                    + "the ELF magic: this bootaux took an ELF file for a raw image.")
            .advice("rproclab compare FIRMWARE --target T --loader uboot shows what each release makes of it."),
        message("bootaux-started-addr", "arch_auxiliary_core_up()", "Starting auxiliary core addr = 0x{address:x}")
            .means("bootaux started the core at {address.hex}."),
        message("bootaux-invalid", "arch_auxiliary_core_up()", "Invalid aux core address: {address:x}")
            .means("No row of U-Boot's table for the core holds the address {address} (hex) of a segment; bootaux stops there.")
            .usually("The image is for another SoC, or a segment without file bytes lies in DDR."),
        message("bootaux-image-address", "arch_auxiliary_core_up()", "Image's address 0x{address:x} is invalid")
            .means("bootaux of i.MX 9 wants the address as the M core sees it (0x1ffe0000), not as the A cores do."),
        message("bootaux-wrong-address", "i.MX8 arch_auxiliary_core_up()", "Wrong image address 0x{address:x}")
            .means("bootaux of i.MX 8 copies to TCM itself: the address must be a staging place in DDR, not TCM."),
        message("bootaux-complete", "i.MX8 arch_auxiliary_core_up()", "bootaux complete")
            .means("The image was copied and the core was released. What was at the staging address may be overwritten from here on."),
        message("no-elf", "do_bootelf(), valid_elf_image()", "No elf image at address 0x{address:x}")
            .means("At {address.hex} there is no ELF magic. bootelf stops here; bootaux goes on and starts it as a raw image.")
            .usually("A .bin was loaded (right for bootaux), or the load went to another address or failed."),
        message("not-32-bit-elf", "valid_elf_image()", "Not a 32-bit elf image at address 0x{address:x}")
            .means("An ELF file, but not ET_EXEC of 32 bits. bootelf stops; bootaux goes on and starts it as a raw image."),
        message("loading-phdr", "load_elf_image_phdr()", "Loading phdr {index:d} to 0x{address:x} ({size:d} bytes)")
            .means("Segment {index} is copied to {address.hex} as the A cores see it."),
        message("starting-application", "do_bootelf()", "Starting application at 0x{address:x}")
            .means("bootelf jumps to {address.hex} on the core that runs U-Boot, not on the remote core."),
        message("rproc-load", "do_remoteproc_load()",
            "Load Remote Processor {id:d} with data@addr=0x{address:x} {size:d} bytes: {outcome}!")
            .means("rproc load of the file at {address.hex} ({size} bytes): {outcome}.")
            .usually("When it failed: the loader's reasons are debug lines that U-Boot does not print. Translation of a "
                    + "segment, a file that is no ET_EXEC, a truncated load.")
            .advice("rproclab compare FIRMWARE --target T --loader uboot -v shows the debug lines."),
        message("rproc-size", "do_remoteproc_load()", "Expect some size??")
            .means("rproc load was given a size of 0.").usually("The load before it failed, and its variable filesize is empty."),
        message("rproc-sanity", "rproc_elf32_load_image(), rproc_elf64_load_image()", "Invalid {class} Image {errno:d}")
            .means("The file did not pass U-Boot's check of the ELF header: {errno.name}, {errno.text}.")
            .usually("-93: no ELF file of type ET_EXEC; -28: shorter than its headers say; -84: big-endian; -8: no program headers.")
            .advice("rproclab decode FIRMWARE"),
        message("rproc-table-stm32", "stm32_copro_load()", "No valid resource table for this firmware")
            .means("The image has no usable .resource_table; it is started without."),
        message("rproc-convert-stm32", "stm32_copro_device_to_virt()", "Unable to convert address {address:d}")
            .means("The segment's address {address} (decimal) is in none of the ranges that dma-ranges translates."),
        message("rproc-load-k3", "k3_m4_load()", "Loading elf failed {errno:d}")
            .means("The image was refused: {errno.name}, {errno.text}.").usually("The line before it says why."),
        message("bootaux-power", "i.MX8 arch_auxiliary_core_up()", "Power on M4 and MU")
            .means("bootaux powers the core and its Messaging Unit."),
        message("bootaux-power-core", "i.MX8 arch_auxiliary_core_up()", "Power on aux core {id:d}")
            .means("bootaux powers core {id}."),
        message("bootaux-copy", "i.MX8 arch_auxiliary_core_up()", "Copy M4 image from 0x{from:x} to TCML 0x{to:x}")
            .means("bootaux copies the image from its staging place {from.hex} to TCM: a fixed size, whatever the file's is. "
                    + "From here on the staging place is free."),
        message("bootaux-copy-core", "i.MX8 arch_auxiliary_core_up()", "Copy image from 0x{from:x} to 0x{to:x}")
            .means("bootaux copies the image from its staging place {from.hex} to the core's memory."),
        message("bootaux-start", "i.MX8 arch_auxiliary_core_up()", "Start M4 {id:d}").means("bootaux releases core {id}."),
        message("bootaux-start-only", "i.MX8 arch_auxiliary_core_up()", "Start M4").means("bootaux releases the core."),
        message("bootaux-m-view", "i.MX9 arch_auxiliary_core_up()", "Address should be memory from M core view")
            .means("Goes with the line before it."),
        message("bootaux-m-example", "i.MX9 arch_auxiliary_core_up()", "For example: 0x{address:x} for TCML in secure")
            .means("Goes with the lines before it."),
        message("objcopy-format", "objcopy", "{file}: file format not recognized")
            .means("objcopy takes {file} for no ELF file of its machine."),
        message("objcopy-sections", "objcopy", "the input file '{file}' has no sections")
            .means("objcopy reads section headers, and {file} has none (stripped with sstrip): no .bin can be made of it."),
        message("objcopy-unable", "objcopy", "unable to modify '{file}' due to errors")
            .means("objcopy wrote no .bin; see the lines before."),
        message("objcopy-strings", "objcopy", "{file} has a corrupt string table index")
            .means("e_shstrndx of {file} leads to no string table."),
        message("objcopy-past-end", "objcopy", "{file} has a section extending past end of file")
            .means("A section's bytes end behind the end of {file}.").usually("A truncated copy."),
        message("rproc-initialized", "do_rproc_init()", "Remote Processors are already initialized")
            .means("rproc init was called a second time, or finds no processor to initialise.")
            .usually("No rproc node is bound in U-Boot's own device tree."),
        message("operation-failed", "do_remoteproc_*()", "Operation Failed with error ({errno:d})")
            .means("{errno.name}: {errno.text}.").usually("-19: there is no remote processor of that number in U-Boot's device tree."),
        message("fdt-overlay", "fdt_overlay_apply_verbose()", "failed on fdt_overlay_apply(): {error}")
            .means("The overlay was not applied: {error}. The base tree is damaged afterwards.")
            .usually("FDT_ERR_NOTFOUND: the base tree was built without symbols (dtc -@), or is of another board.")
            .advice("rproclab dt BOARD.dtb --overlay FILE names the label that is missing."),
        message("no-fdt", "boot_get_fdt()", "Did not find a cmdline Flattened Device Tree")
            .means("booti or bootm got an address without a device tree.").usually("An overlay failed before and damaged it."),
        message("no-fdt-hang", "boot_jump_linux()", "FDT and ATAGS support not compiled in")
            .means("U-Boot has no device tree to hand over and stops."));
    // @formatter:on
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static rproclab.explain.Message.message;

import java.util.List;

/** What Linux prints about the ELF file: {@code remoteproc_elf_loader.c} and the drivers' translation. */
final class LoadMessages {
    private LoadMessages() {}

    // @formatter:off
    static final List<Message> ALL = List.of(
        message("image-too-small", "rproc_elf_sanity_check()", "Image is too small")
            .means("The file ends before its ELF header, or before the first section header that e_shoff points at.")
            .usually("A truncated copy, or an image stripped of its section headers with e_shoff left in place.")
            .advice("Compare the file's size with the build's; rproclab decode shows e_shoff and the size."),
        message("bad-magic", "rproc_elf_sanity_check()", "Image is corrupted (bad magic)")
            .means("The file does not begin with 7f 45 4c 46: it is no ELF file.")
            .usually("The output of objcopy -O binary, a signed or packed image, or a text file saved under that name.")
            .advice("Give Linux the ELF file of the linker. A raw .bin is for U-Boot's bootaux only."),
        message("unsupported-class", "rproc_elf_sanity_check()", "Unsupported class: {class:d}")
            .means("e_ident[EI_CLASS] is {class}; only 1 (ELF32) and 2 (ELF64) are known.")
            .usually("A damaged file."),
        message("elf64-header-too-small", "rproc_elf_sanity_check()", "elf64 header is too small")
            .means("The file says ELF64 and has fewer than 64 bytes.").usually("A truncated copy."),
        message("endianness", "rproc_elf_sanity_check()", "Unsupported firmware endianness")
            .means("e_ident[EI_DATA] is not the byte order of the kernel.")
            .usually("A big-endian build (-mbig-endian) for a little-endian kernel."),
        message("no-loadable-segments", "rproc_elf_sanity_check()", "No loadable segments")
            .means("e_phnum is 0: the file has no program headers.")
            .usually("A relocatable object (.o) or a linker script whose PHDRS or SECTIONS place nothing.")
            .advice("Link the object; readelf -l must list LOAD lines."),
        message("phoff-beyond-file", "rproc_elf_sanity_check()", "Firmware size is too small")
            .means("e_phoff lies behind the end of the file.").usually("A truncated copy."),
        message("shdr-table-outside", "rproc_elf_sanity_check()", "Section header table is out of bounds")
            .means("e_shoff lies behind the end of the file. Only kernels from 6.12.117 and 7.3 on check this.")
            .usually("A file that was cut or stripped by a tool which left e_shoff in place."),
        message("shdrs-outside", "rproc_elf_sanity_check()", "Section headers are out of bounds")
            .means("e_shnum section headers do not fit between e_shoff and the end of the file. Only kernels from "
                    + "6.12.117 and 7.3 on check this.")
            .usually("A truncated copy."),
        message("phdr-filesz", "rproc_elf_load_segments()", "bad phdr filesz 0x{filesz:x} memsz 0x{memsz:x}")
            .means("A PT_LOAD has more bytes in the file ({filesz}) than in memory ({memsz}).")
            .usually("A broken post-processing step; no linker writes this."),
        message("truncated-fw", "rproc_elf_load_segments()", "truncated fw: need 0x{need:x} avail 0x{avail:x}")
            .means("A PT_LOAD's file bytes end at {need.hex}, and the file has {avail.hex} bytes.")
            .usually("A copy that broke off, or a file system that was full.")
            .advice("Compare sha256sum of the file in /lib/firmware with that of the build."),
        message("size-t", "rproc_elf_load_segments()", "size ({memsz:x}) does not fit in size_t type")
            .means("On a 32-bit kernel, p_memsz of an ELF64 segment has more than 32 bits."),
        message("bad-phdr", "rproc_elf_load_segments()", "bad phdr da 0x{da:x} mem 0x{mem:x}")
            .means("The PT_LOAD with load address (p_paddr, the LMA) {da.hex} and p_memsz {mem.hex} ({mem.bytes} bytes, "
                    + "[{da.hex}, {end})) does not lie as a whole in one region that the driver can translate and has mapped. "
                    + "Linux takes the load address, not the run address (VMA), and the whole memsz, not filesz: .bss, heap "
                    + "and stack in that segment count.")
            .usually(".data has its load address behind .text (AT>, LOADADDR) while .bss, heap and stack, which run in "
                    + "another memory, sit in the same segment, so memsz leaves the region. Else: the address is in no "
                    + "region of this core, or in DDR that no memory-region of the core's node covers.")
            .advice("readelf -lW FIRMWARE: find the LOAD whose PhysAddr is {da.hex}; compare FileSiz with MemSiz and PhysAddr "
                    + "with VirtAddr. rproclab compare FIRMWARE --target T says which region, by how many bytes, and what to "
                    + "change in the linker script."),
        message("bad-da", "U-Boot rproc_elf64_load_image()", "bad da 0x{da:x} mem 0x{mem:x}")
            .means("U-Boot's rproc cannot translate the segment at load address {da.hex} with memsz {mem.hex}, "
                    + "[{da.hex}, {end}).")
            .usually("The same as Linux's bad phdr: memsz at the load address leaves the region.")
            .advice("rproclab compare FIRMWARE --target T --loader linux,uboot"),
        message("translation-failed", "imx_rproc_da_to_sys()", "Translation failed: da = 0x{da:x} len = 0x{mem:x}")
            .means("No row of the i.MX address table holds [{da.hex}, {end}) as a whole. The table's comparison is strict: "
                    + "the last byte of a row cannot be used, and two adjacent rows are never joined.")
            .usually("memsz counts .bss, heap and stack at the load address; or the address belongs to another SoC.")
            .advice("A line \"bad phdr\" follows when no carveout holds it either. This one is a warning, which "
                    + "\"quiet\" on the kernel's command line hides."),
        message("phdr-debug", "rproc_elf_load_segments()",
            "phdr: type {type:d} da 0x{da:x} memsz 0x{mem:x} filesz 0x{filesz:x}")
            .means("Debug line: a program header of type {type} at load address {da.hex}, {mem.hex} bytes in memory, "
                    + "{filesz} of them (hex) in the file. An error in the same boot names this header if it stays the last one."),
        message("memory-copy-failed", "imx_dsp_rproc_elf_load_segments()",
            "memory copy failed for da 0x{da:x} memsz 0x{mem:x}")
            .means("The DSP driver copies in words of 32 bits and could not copy this segment.")
            .usually("filesz is not a multiple of 4.").advice("Align the end of the section to 4 in the linker script."),
        message("memset-failed", "imx_dsp_rproc_elf_load_segments()", "memset failed for da 0x{da:x} memsz 0x{mem:x}")
            .means("The DSP driver clears in words of 32 bits and could not clear this segment's end.")
            .usually("filesz is not a multiple of 4 and memsz is larger."),
        message("load-failed", "rproc_start()", "Failed to load program segments: {errno:d}")
            .means("The loader gave up at the line before this one: {errno.name}, {errno.text}.")
            .usually("See the line before it. If there is none, the kernel's log level hides warnings or the driver has a "
                    + "loader of its own."),
        message("truncated-table", "rproc_elf_load_rsc_table()", "resource table truncated")
            .means("The section .resource_table ends behind the end of the file.")
            .usually("A truncated copy, or a NOBITS .resource_table: the table is read from the file.")
            .advice("Make .resource_table PROGBITS (KEEP it in a section with contents)."),
        message("header-less-table", "rproc_elf_load_rsc_table()", "header-less resource table")
            .means("The section .resource_table has fewer than 16 bytes.")
            .usually("The linker dropped the table (no KEEP) and left an empty section.")
            .advice("KEEP(*(.resource_table)) in the linker script, and a reference or __attribute__((used)) in C."),
        message("table-version", "rproc_elf_load_rsc_table()", "unsupported fw ver: {ver:d}")
            .means("The resource table's first word is {ver}, and only version 1 exists.")
            .usually("The section does not begin with the table (padding, or another object first), or garbage."),
        message("table-reserved", "rproc_elf_load_rsc_table()", "non zero reserved bytes")
            .means("The resource table's words 2 and 3 are not 0.")
            .usually("The section does not begin with the table."),
        message("table-incomplete", "rproc_elf_load_rsc_table()", "resource table incomplete")
            .means("num offsets do not fit into the section.").usually("num is wrong, or the section was cut."),
        message("no-table-imx", "imx_rproc_parse_fw()", "No resource table in elf")
            .means("The image has no usable .resource_table. imx_rproc goes on without one: no RPMsg, no trace, nothing wrong "
                    + "for firmware that needs neither. NXP's 5.10 and 5.15 kernels then copy from a NULL pointer when the "
                    + "device tree has an rsc-table region.")
            .usually("The firmware was built without one, the linker dropped it, or it was refused by the line before."),
        message("no-table-stm32", "stm32_rproc_parse_fw()", "no resource table found for this firmware")
            .means("The image has no usable .resource_table; the driver goes on without: no RPMsg, no trace."));
    // @formatter:on
}

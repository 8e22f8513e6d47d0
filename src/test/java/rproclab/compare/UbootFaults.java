// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static rproclab.elf.EhdrField.E_PHNUM;
import static rproclab.elf.EhdrField.E_SHNUM;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SegmentRecipe.load;

import java.util.List;
import rproclab.bytes.Access;

/** Accesses outside the buffers in U-Boot's loaders. */
final class UbootFaults {
    private static final String IMX8MP = "imx8mp-m7";
    private static final List<String> RPROC = List.of("uboot-2026.07-rproc");
    private static final List<String> BOOTAUX = List.of("uboot-2023.01-bootaux", "uboot-2025.01-bootaux",
            "uboot-2026.07-bootaux");
    private static final List<String> BOOTELF = List.of("uboot-2021.01-bootelf", "uboot-2023.01-bootelf",
            "uboot-2025.01-bootelf", "uboot-2026.07-bootelf");
    private static final List<String> BOOTELF_S = List.of("uboot-2021.01-bootelf-s", "uboot-2023.01-bootelf-s",
            "uboot-2025.01-bootelf-s", "uboot-2026.07-bootelf-s");

    private UbootFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("uboot-rproc-null", "p_paddr",
                        "The ELF32 loader does not look whether device_to_virt() gave NULL, and copies there.",
                        "rproc_elf32_load_image", Access.WRITE, IMX8MP, RPROC, List.of(),
                        elf32().load(0x0050_0000L, 4, 4).build()),
                new Fault("uboot-rproc-filesz", "p_filesz",
                        "Nobody checks that p_filesz fits p_memsz: the size to clear wraps.",
                        "rproc_elf32_load_image", Access.WRITE, IMX8MP, RPROC, List.of(),
                        elf32().segment(load(0).bytes(0x20).memsz(0x10)).build()),
                new Fault("uboot-rproc-truncated", "p_offset", "Nobody checks that p_offset + p_filesz fits the image.",
                        "rproc_elf32_load_image", Access.READ, IMX8MP, RPROC, List.of(),
                        elf32().segment(load(0).bytes(4).filesz(0x1000).memsz(0x1000)).build()),
                new Fault("uboot-rproc-phnum", "e_phnum", "Program headers are walked past the end.",
                        "rproc_elf32_load_image", Access.READ, IMX8MP, RPROC, List.of(),
                        elf32().load(0, 4, 4).with(E_PHNUM, 0xFFFF).build()),
                new Fault("uboot-rproc-empty-elf64", "p_memsz",
                        "The ELF64 loader copies a segment with p_memsz 0 and clears 2^64 - p_filesz bytes.",
                        "rproc_elf64_load_image", Access.WRITE, IMX8MP, RPROC, List.of(),
                        elf64().segment(load(0x100).bytes(0x20).memsz(0)).build()),
                new Fault("uboot-bootaux-phnum", "e_phnum",
                        "bootaux is given an address and no length; headers are walked past the end.",
                        "load_elf_image_m_core_phdr", Access.READ, IMX8MP, BOOTAUX, List.of(),
                        elf32().load(0, 4, 4).with(E_PHNUM, 100).build()),
                new Fault("uboot-bootaux-filesz", "p_filesz", "The size to clear, p_memsz - p_filesz, wraps.",
                        "load_elf_image_m_core_phdr", Access.WRITE, IMX8MP, BOOTAUX, List.of(),
                        elf32().segment(load(0).bytes(0x20).memsz(0x10)).build()),
                new Fault("uboot-bootelf-phnum", "e_phnum",
                        "bootelf is given an address and no length; headers are walked past the end.",
                        "load_elf_image_phdr", Access.READ, IMX8MP, BOOTELF, List.of(),
                        elf32().load(0, 4, 4).with(E_PHNUM, 100).build()),
                new Fault("uboot-bootelf-shnum", "e_shnum", "Section headers are walked past the end.",
                        "load_elf_image_shdr", Access.READ, IMX8MP, BOOTELF_S, List.of(),
                        elf32().load(0, 4, 4).with(E_SHNUM, 0xFFFF).build()),
                new Fault("uboot-bootaux-hostmap", "any segment",
                        "i.MX6SX has a weak, empty hostmap[]; looking a segment up reads behind it.",
                        "get_host_mapping", Access.READ, "imx6sx-m4", List.of("uboot-2023.01-bootaux"),
                        List.of("uboot-2025.01-bootaux"), elf32().load(0x1FFF_8000L, 8, 8).build()));
    }
}

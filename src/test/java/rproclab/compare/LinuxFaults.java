// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static rproclab.elf.EhdrField.E_PHNUM;
import static rproclab.elf.EhdrField.E_PHOFF;
import static rproclab.elf.EhdrField.E_SHNUM;
import static rproclab.elf.EhdrField.E_SHOFF;
import static rproclab.elf.EhdrField.E_SHSTRNDX;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.elf.ShdrField.SH_NAME;
import static rproclab.resource.Resource.carveout;
import static rproclab.resource.Resource.rpmsg;
import static rproclab.resource.Resource.trace;
import static rproclab.resource.Resource.vring;
import static rproclab.resource.ResourceTableBuilder.resourceTable;

import java.util.List;
import rproclab.bytes.Access;
import rproclab.elf.ElfBuilder;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTableBuilder;

/** Accesses outside the buffers in Linux's remoteproc, each after {@code rproc_elf_sanity_check()} has passed the file. */
final class LinuxFaults {
    private static final String IMX8MP = "imx8mp-m7";
    private static final String IMX7D = "imx7d-m4";
    private static final long TCML = 0x1FFF_8000L;
    private static final List<String> UNBOUNDED_FROM_5_10 = List.of("linux-5.10", "linux-5.10.262", "linux-6.1",
            "linux-6.12", "linux-7.2");
    private static final List<String> ALL_FROM_5_10 = List.of("linux-5.10", "linux-5.10.262", "linux-6.1",
            "linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3");
    private static final List<String> UNBOUNDED = List.of("linux-6.1", "linux-6.12", "linux-7.2");
    private static final List<String> BOUNDED = List.of("linux-6.12.117", "linux-7.3");
    private static final List<String> ALL = List.of("linux-6.1", "linux-6.12", "linux-6.12.117", "linux-7.2",
            "linux-7.3");

    private LinuxFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("linux-sh-name", "sh_name", "The section's name is compared wherever sh_name points.",
                        "find_table", Access.READ, IMX7D, ALL_FROM_5_10, List.of(),
                        elf32().load(TCML, 4, 4).section(section("x").with(SH_NAME, 0x7FFF_0000L)).build()),
                new Fault("linux-shstrndx", "e_shstrndx",
                        "The header of the name table is read at an index that nobody checks.",
                        "find_table", Access.READ, IMX7D, UNBOUNDED_FROM_5_10, BOUNDED,
                        elf32().load(TCML, 4, 4).with(E_SHSTRNDX, 0xFFFF).build()),
                new Fault("linux-shnum", "e_shnum", "Section headers are walked past the end: only one is checked.",
                        "find_table", Access.READ, IMX7D, UNBOUNDED_FROM_5_10, BOUNDED,
                        elf32().load(TCML, 4, 4).with(E_SHNUM, 0xFFFF).build()),
                new Fault("linux-shoff-wraps", "e_shoff",
                        "e_shoff + sizeof(Elf64_Shdr) wraps, so headers before the file are read.",
                        "find_table", Access.READ, IMX8MP, UNBOUNDED, BOUNDED,
                        elf64().load(0, 4, 4).with(E_SHOFF, -64).with(E_SHSTRNDX, 0).build()),
                new Fault("linux-phnum", "e_phnum",
                        "Program headers are walked past the end: the table's size is not checked.",
                        "rproc_elf_load_segments", Access.READ, IMX7D, ALL_FROM_5_10, List.of(),
                        withTable().with(E_PHNUM, 0xFFFF).build()),
                new Fault("linux-phoff-at-end", "e_phoff", "e_phoff may equal the file's size.",
                        "rproc_elf_load_segments", Access.READ, IMX7D, ALL_FROM_5_10, List.of(),
                        withPhoffAtEnd()),
                new Fault("linux-offset-wraps", "p_offset",
                        "p_offset + p_filesz wraps, so bytes before the file are copied.",
                        "rproc_elf_load_segments", Access.READ, IMX8MP, ALL, List.of(),
                        elf64().segment(load(0).offset(-0x100).filesz(0x200).memsz(0x200)).build()),
                new Fault("linux-memsz-wraps", "p_memsz",
                        "da + len wraps in the driver's range check, so memory behind the region is cleared.",
                        "rproc_elf_load_segments", Access.WRITE, IMX8MP, ALL, List.of(),
                        elf64().segment(load(0x100).bytes(4).memsz(-0x100)).build()),
                new Fault("linux-rsc-offset", "offset[] of the resource table",
                        "The offset of an entry is an int: a large one lies before the table.",
                        "rproc_handle_resources", Access.READ, IMX8MP, List.of("linux-5.15.148", "linux-6.12"),
                        List.of("linux-6.1", "linux-6.12.117", "linux-7.2", "linux-7.3"),
                        table(resourceTable().entry(trace(0, 0x100, "log")).offset(0, 0xFFFF_FF00L))),
                new Fault("linux-rsc-vdev-at-end", "num_of_vrings",
                        "The number of vrings is read before it is known that the entry lies in the table.",
                        "rproc_handle_vdev", Access.READ, IMX8MP, ALL, List.of(), table(vdevAtEnd())),
                new Fault("linux-rsc-name-is-format", "name of a carveout", "The name is a format string for printf.",
                        "rproc_find_carveout_by_name", Access.READ, IMX8MP, ALL, List.of(),
                        table(resourceTable().entry(carveout(0x8000_0000L, 0x1000, "%x")))),
                new Fault("linux-rsc-one-vring", "num_of_vrings",
                        "Where a boot fails behind a vdev with fewer than two vrings, both are freed: rvring->rvdev is NULL.",
                        "rproc_free_vring", Access.READ, IMX8MP, ALL, List.of(), oneVringAndNoPlace()));
    }

    private static byte[] table(ResourceTableBuilder table) {
        return elf32().load(0, 4, 4).resourceTable(table.build()).build();
    }

    /** A table that ends with the type of a vdev. */
    private static ResourceTableBuilder vdevAtEnd() {
        return resourceTable().entry(new Resource.Other(3));
    }

    /** A vdev that can be had, and then a segment that cannot. */
    private static byte[] oneVringAndNoPlace() {
        return elf32().load(0x0050_0000L, 4, 4)
                .resourceTable(resourceTable().entry(rpmsg(vring(0x5500_0000L, 0x1000, 256, 0))).build()).build();
    }

    private static byte[] withPhoffAtEnd() {
        int size = withTable().build().length;
        return withTable().with(E_PHOFF, size).build();
    }

    /** 5.10 wants a resource table before it looks at segments. */
    private static ElfBuilder withTable() {
        return elf32().load(TCML, 4, 4).resourceTable(resourceTable().build());
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.resource.Resource.ADDR_ANY;
import static rproclab.resource.Resource.vring;
import static rproclab.resource.ResourceTableBuilder.resourceTable;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.SectionRecipe;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTableBuilder;

/** Resource tables for every check of an entry, and every conversion in a name that the kernel takes for a format. */
final class TableCorners {
    /** Memory that the drawn regions of most targets have, and what the i.MX 8M Plus has registered at. */
    private static final long DA = 0x8000_0000L;
    private static final long VRING0 = 0x5500_0000L;
    /** Where the oracle's coherent memory begins. */
    private static final long POOL = 0xB800_0000L;
    private static final List<String> FORMATS = List.of("100%%", "%", "%l", "%c", "%s", "%p", "%d", "%i", "%o", "%x",
            "%X", "%u", "%5d", "%-+ #0x", "%*d", "%.3d", "%.*d", "%ld", "%lld", "%hd", "%hhd", "%hld", "%Ld", "%LLd",
            "%zu", "%zzu", "%td", "%Hd", "%HHd", "%lp", "%q", "%9", "%.", "%l%", "a\\b", "\u0001", "\u007f~ ");

    private TableCorners() {}

    static Stream<byte[]> images() {
        return Stream.concat(tables().flatMap(TableCorners::images), sizes());
    }

    /** The tables alone. */
    static Stream<byte[]> tables() {
        return Stream.of(names(), carveouts(), others(), vdevs(), vrings(), places(), buffers())
                .flatMap(each -> each).map(ResourceTableBuilder::build);
    }

    /** The table in memory, where the loader writes it back, and beside it, where nobody does. */
    private static Stream<byte[]> images(byte[] table) {
        return Stream.of(elf32(), elf64())
                .map(elf -> elf.load(DA, table.length, table.length).section(table(table).inside(0, 0)).build());
    }

    private static SectionRecipe table(byte[] bytes) {
        return section(".resource_table").flags(Elf.SHF_ALLOC).addr(DA).bytes(Content.of(bytes));
    }

    private static Stream<ResourceTableBuilder> names() {
        String longest = "0123456789abcdef".repeat(2);
        return Stream.concat(LongStream.of(0, 0x1000).boxed()
                .flatMap(len -> FORMATS.stream().map(name -> carveout(ADDR_ANY, len, name))),
                // no NUL ends the name: it goes on in the next entry
                Stream.of(carveout(ADDR_ANY, 0x1000, longest).entry(carveoutEntry(0x4242_4242L, 0x41, 0, "next"))));
    }

    private static ResourceTableBuilder carveout(long da, long len, String name) {
        return resourceTable().entry(carveoutEntry(da, len, 0, name));
    }

    private static Resource carveoutEntry(long da, long len, long reserved, String name) {
        return new Resource.Carveout(da, 0, len, 0, reserved, name);
    }

    /** Carveouts of their own, and such as the device tree has registered under that name. */
    private static Stream<ResourceTableBuilder> carveouts() {
        return Stream.of(
                resourceTable().entry(carveoutEntry(ADDR_ANY, 0x1000, 1, "a")),
                carveout(POOL, 0x1000, "a"), carveout(POOL + 0x1000, 0x1000, "a"), carveout(DA, 0, "a"),
                carveout(ADDR_ANY, 0x0800_0001L, "a"),
                carveout(ADDR_ANY, 0x0500_0000L, "a").entry(carveoutEntry(ADDR_ANY, 0x0500_0000L, 0, "b")),
                carveout(ADDR_ANY, 0x3000, "a").entry(carveoutEntry(ADDR_ANY, 0x1000, 0, "b"))
                        .entry(carveoutEntry(ADDR_ANY, 0x2000, 0, "c")),
                carveout(ADDR_ANY, 0x1000, "a").entry(carveoutEntry(ADDR_ANY, 0x1000, 0, "a")),
                carveout(ADDR_ANY, 0x1000, "a").entry(carveoutEntry(DA, 0x1000, 0, "a")),
                carveout(VRING0, 0x8000, "vdev0vring0"), carveout(VRING0, 0x8001, "vdev0vring0"),
                carveout(VRING0 + 0x1000, 0x7000, "vdev0vring0"), carveout(VRING0 + 0x1000, 0x7001, "vdev0vring0"),
                carveout(VRING0 - 1, 0x1000, "vdev0vring0"), carveout(VRING0 + 1, 0xFFFF_FFFFL, "vdev0vring0"),
                carveout(ADDR_ANY, 0x8000, "vdev0vring0"), carveout(ADDR_ANY, 0x8001, "vdev0vring0"),
                carveout(VRING0, 0x8000, "vdev0vring0").entry(carveoutEntry(VRING0, 0x8000, 0, "vdev0vring0")));
    }

    private static Stream<ResourceTableBuilder> others() {
        ResourceTableBuilder devmem = resourceTable().entry(new Resource.Devmem(DA, DA, 0x1000, 0, 0, "devmem"));
        Stream<ResourceTableBuilder> traces = LongStream.of(0, 1)
                .mapToObj(reserved -> resourceTable().entry(new Resource.Trace(DA, 0x100, reserved, "trace")));
        Stream<ResourceTableBuilder> types = LongStream.of(4, 5, 127, 128, 129, 511, 512, 513, 0xFFFF_FFFFL)
                .mapToObj(type -> resourceTable().entry(new Resource.Other(type))
                        .entry(new Resource.Trace(DA, 0x100, 0, "after")));
        return Stream.of(Stream.of(devmem), traces, types).flatMap(tables -> tables);
    }

    private static Stream<ResourceTableBuilder> vdevs() {
        List<Resource.Vring> rings = IntStream.range(0, 3).mapToObj(i -> vring(ADDR_ANY, 0x1000, 8, i)).toList();
        Stream<Resource> vdevs = IntStream.rangeClosed(0, 3).mapToObj(n -> vdev(0, n, 0, rings.subList(0, n)));
        Stream<Resource> wrong = Stream.of(vdev(0, 200, 0, rings), vdev(0, 2, 0x1, rings.subList(0, 2)),
                vdev(0, 2, 0x100, rings.subList(0, 2)), vdev(8, 2, 0, rings.subList(0, 2)),
                vdev(0xFFFF_FFFFL, 2, 0, rings.subList(0, 2)), vdev(0xFFFF_FFC4L, 2, 0, rings.subList(0, 2)));
        return Stream.concat(Stream.concat(vdevs, wrong).map(vdev -> resourceTable().entry(vdev)),
                Stream.of(resourceTable().entry(vdev(4, 2, 0, rings.subList(0, 2))).append((byte) 1, (byte) 2, (byte) 3,
                        (byte) 4)));
    }

    private static Resource vdev(long configLen, long claimed, long reserved, List<Resource.Vring> rings) {
        return new Resource.Vdev(7, 0, 1, 0, configLen, 0, (int) claimed, (int) reserved, rings);
    }

    private static Stream<ResourceTableBuilder> vrings() {
        return Stream.of(vring(ADDR_ANY, 0x1000, 0, 0), vring(ADDR_ANY, 0, 8, 0), vring(0, 0x1000, 8, 0),
                vring(VRING0, 0x1000, 8, 0), vring(VRING0 + 0x7000, 0x1000, 0x400, 0), vring(DA, 0x1000, 8, 0),
                vring(ADDR_ANY, 3, 8, 63), vring(ADDR_ANY, 0x1000, 8, 64), vring(ADDR_ANY, 0x1000, 0x10_0000, 0),
                vring(ADDR_ANY, 0x1000, 0xFFFF_FFFFL, 0), vring(ADDR_ANY, 0xFFFF_FFFFL, 8, 0))
                .map(ring -> resourceTable().entry(vdev(0, 1, 0, List.of(ring))));
    }

    /** Where entries are said to be: in the header, at the end, behind it, before the table. */
    private static Stream<ResourceTableBuilder> places() {
        return LongStream
                .of(0, 15, 16, 20, 0x2C, 0x30, 0x31, 0x34, 0x38, 0x3C, 0x8000_0000L, 0xFFFF_FFF0L, 0xFFFF_FFFFL)
                .mapToObj(at -> resourceTable().entry(new Resource.Trace(DA, 0x100, 0, "trace")).offset(0, at));
    }

    /** A buffer for the virtio device: one that the table makes, by name, and the driver's own where there is none. */
    private static Stream<ResourceTableBuilder> buffers() {
        Resource rpmsg = Resource.rpmsg(vring(ADDR_ANY, 0x1000, 8, 0), vring(ADDR_ANY, 0x1000, 8, 1));
        return Stream.of(
                resourceTable().entry(carveoutEntry(ADDR_ANY, 0x1000, 0, "vdev0buffer")).entry(rpmsg),
                resourceTable().entry(rpmsg).entry(carveoutEntry(ADDR_ANY, 0x1000, 0, "vdev0buffer")),
                resourceTable().entry(rpmsg).entry(rpmsg),
                resourceTable().entry(carveoutEntry(ADDR_ANY, 0x100, 0, "vdev0vring0")).entry(rpmsg),
                resourceTable().entry(carveoutEntry(ADDR_ANY, 0x8000, 0, "vdev0vring0")).entry(rpmsg),
                resourceTable().entry(rpmsg).entry(new Resource.Devmem(DA, DA, 0x1000, 0, 0, "fails later")),
                resourceTable().entry(rpmsg).entry(new Resource.Trace(DA, 0x40, 0, "trace"))
                        .entry(new Resource.Trace(DA, 0x40, 1, "fails later")));
    }

    /** Entries that the section's size cuts. */
    private static Stream<byte[]> sizes() {
        Resource rpmsg = Resource.rpmsg(vring(ADDR_ANY, 0x1000, 8, 0), vring(ADDR_ANY, 0x1000, 8, 1));
        return Stream.of(rpmsg, carveoutEntry(ADDR_ANY, 0x1000, 0, "a"), new Resource.Trace(DA, 0x40, 0, "trace"))
                .map(entry -> resourceTable().entry(entry).build())
                .flatMap(table -> IntStream.of(19, 20, 23, 24, 28, 44, 45, 46, 48, table.length - 1)
                        .filter(size -> size < table.length)
                        .mapToObj(size -> elf64().load(DA, 4, 8).section(table(table).size(size)).build()));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.ArrayList;
import java.util.List;
import rproclab.machine.Window;
import rproclab.memory.Region;

/**
 * What one remote core finds on its bus besides memory.
 *
 * @param target the core's name in the catalogue
 * @param hz core ticks a second
 * @param vectors where the core looks for its vector table after reset, a device address
 * @param windows where registers are
 * @param views stretches of windows that show the devices of others
 * @param memory what of memory the catalogue's map of the core lacks, which follows the drivers
 * @param mirrors stretches of the system bus that show memory of others
 * @param devices the devices that have a table, by ascending address within each family's list
 * @param omits what firmware may need and does not get, in words
 */
public record Chip(String target, long hz, long vectors, List<Window> windows, List<View> views, List<Region> memory,
        List<View> mirrors, List<Placed> devices, String omits) {

    /**
     * Another view.
     *
     * @param base its first address
     * @param size bytes
     * @param of the first address that it shows
     */
    public record View(long base, long size, long of) {

        /** Whether it shows the device. */
        boolean shows(Placed placed) {
            return Long.compareUnsigned(placed.base() - of, size) < 0;
        }
    }

    /**
     * A device.
     *
     * @param name as the reference manual numbers it
     * @param base its first device address
     * @param part what it is
     */
    public record Placed(String name, long base, Part part) {}

    static Chip chip(String target, long hz, long vectors) {
        return new Chip(target, hz, vectors, List.of(), List.of(), List.of(), List.of(), List.of(), "");
    }

    Chip window(long base, long size) {
        return new Chip(target, hz, vectors, and(windows, new Window(base, size)), views, memory, mirrors, devices,
                omits);
    }

    /** A window whose devices are those at {@code of}. */
    Chip view(long base, long size, long of) {
        return new Chip(target, hz, vectors, and(windows, new Window(base, size)), and(views, new View(base, size, of)),
                memory, mirrors, devices, omits);
    }

    /** More memory. */
    Chip memory(Region region) {
        return new Chip(target, hz, vectors, windows, views, and(memory, region), mirrors, devices, omits);
    }

    /** Memory on the system bus at {@code base} that is the one at {@code of}. */
    Chip mirror(long base, long size, long of) {
        return new Chip(target, hz, vectors, windows, views, memory, and(mirrors, new View(base, size, of)), devices,
                omits);
    }

    /** The system address under which the byte at {@code sa} is kept: its first one, where the bus shows it twice. */
    public long own(long sa) {
        return mirrors.stream().filter(mirror -> Long.compareUnsigned(sa - mirror.base(), mirror.size()) < 0)
                .findFirst().map(mirror -> sa - mirror.base() + mirror.of()).orElse(sa);
    }

    Chip with(String name, long base, Part part) {
        return new Chip(target, hz, vectors, windows, views, memory, mirrors,
                and(devices, new Placed(name, base, part)),
                omits);
    }

    Chip with(String name, long base, Block block) {
        return with(name, base, Part.registers(block));
    }

    Chip omitting(String words) {
        return new Chip(target, hz, vectors, windows, views, memory, mirrors, devices, words);
    }

    /** The same devices around another core. */
    Chip as(String another, long ticks) {
        return new Chip(another, ticks, vectors, windows, views, memory, mirrors, devices, omits);
    }

    private static <T> List<T> and(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.List;
import java.util.Optional;
import rproclab.machine.unicorn.Engine;

/** Devices by the core's addresses. */
final class Bus {
    private static final long PAGE = 4096;

    private final Intervals<Device> devices = new Intervals<>();
    private final Intervals.Part<Device> elsewhere;
    /** The device of the last access. */
    private Intervals.Part<Device> last;

    /** A bus; {@code elsewhere} answers in the rest of pages that a device has a part of, offsets are addresses there. */
    Bus(Device elsewhere) {
        this.elsewhere = new Intervals.Part<>(0, 0, 0, elsewhere);
        last = this.elsewhere;
    }

    /** Adds a device where none is yet. */
    void add(long base, long size, Device device) {
        devices.add(base, size, device);
    }

    /** Makes the engine ask here for every page with a device, but where there is memory. */
    void map(Engine engine, List<MemoryRange> memory) {
        Intervals<Boolean> pages = new Intervals<>();
        memory.forEach(range -> pages.add(range.region().da(), range.region().size(), false));
        for (Intervals.Part<Device> part : devices.parts()) {
            long start = part.start() & -PAGE;
            long end = part.end() + PAGE - 1 & -PAGE;
            pages.add(start, end - start, true);
        }
        for (Intervals.Part<Boolean> part : pages.parts()) {
            if (part.thing()) {
                engine.mapDevices((int) part.start(), part.end() - part.start());
            }
        }
    }

    /** Whether a device is at an address. */
    boolean hasDevice(int address) {
        return devices.find(address).isPresent();
    }

    /** What the device at an address says about reads to come, see {@link Device#ticking}. */
    Optional<Ticking> ticking(int address, long time, int period) {
        return devices.find(address).flatMap(
                part -> part.thing().ticking((int) (Integer.toUnsignedLong(address) - part.base()), time, period));
    }

    int read(int address, int size) {
        Intervals.Part<Device> part = part(address);
        return part.thing().read((int) (Integer.toUnsignedLong(address) - part.base()), size);
    }

    void write(int address, int size, int value) {
        Intervals.Part<Device> part = part(address);
        part.thing().write((int) (Integer.toUnsignedLong(address) - part.base()), size, value);
    }

    private Intervals.Part<Device> part(int address) {
        if (!last.holds(Integer.toUnsignedLong(address))) {
            last = devices.find(address).orElse(elsewhere);
        }
        return last;
    }
}

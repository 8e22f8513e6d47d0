// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import rproclab.machine.peripheral.Devices;
import rproclab.machine.peripheral.Devices.Place;

/** Listens to the registers: each one's first access, and which one is read again and again. */
final class Watch implements Devices.Listener {
    private static final int MOST_TOUCHES = 0x1_0000;
    /** Fewer reads than this in a slice are no polling. */
    private static final int POLLED = 32;

    private final Optional<Consumer<String>> traced;
    private IntSupplier pc = () -> 0;
    private LongSupplier now = () -> 0;
    private final Set<Long> touched = new HashSet<>();
    private final Set<String> owners = new HashSet<>();
    private final List<BootResult.FirstTouch> touches = new ArrayList<>();
    private final Map<Long, Polled> polled = new HashMap<>();
    private int accesses;

    /** A register in the current slice. */
    static final class Polled {
        private final Place place;
        private int reads;
        private int value;

        Polled(Place place) {
            this.place = place;
        }

        String register() {
            return place.owner().isEmpty() || !place.known()
                    ? "0x%x".formatted(place.da())
                    : "%s (0x%x)".formatted(place.name(), place.da());
        }

        long value() {
            return Integer.toUnsignedLong(value);
        }
    }

    Watch(Optional<Consumer<String>> traced) {
        this.traced = traced;
    }

    /** Learns where the core is and what time it is, once there is a core. */
    void connect(IntSupplier block, LongSupplier clock) {
        pc = block;
        now = clock;
    }

    @Override
    public void access(Place place, boolean write, int size, int value) {
        accesses++;
        if (touched.size() < MOST_TOUCHES && touched.add(place.da() & ~3L)) {
            owners.add(place.owner());
            touches.add(new BootResult.FirstTouch(place.da(), place.name(), place.known(), write, size,
                    Integer.toUnsignedLong(value), Integer.toUnsignedLong(pc.getAsInt())));
        }
        if (!write && (polled.size() < POLLED || polled.containsKey(place.da()))) {
            Polled register = polled.computeIfAbsent(place.da(), _ -> new Polled(place));
            register.reads++;
            register.value = value;
        }
        traced.ifPresent(lines -> lines.accept("%d %s %s 0x%x = 0x%x in 0x%x".formatted(now.getAsLong(),
                write ? "W" : "R", place.name(), place.da(), value, pc.getAsInt())));
    }

    /** Whether any register of a device was accessed. */
    boolean hasSeen(String device) {
        return owners.contains(device);
    }

    /** Begins a slice. */
    void slice() {
        accesses = 0;
        polled.clear();
    }

    /** The register that the slice's accesses were mostly reads of. */
    Optional<Polled> polled() {
        return polled.values().stream().filter(register -> register.reads >= POLLED && 2 * register.reads > accesses)
                .max((a, b) -> Integer.compare(a.reads, b.reads));
    }

    List<BootResult.FirstTouch> touches() {
        return List.copyOf(touches);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import rproclab.machine.Device;
import rproclab.machine.DeviceRange;
import rproclab.machine.Window;
import rproclab.machine.Wires;
import rproclab.machine.peripheral.Chip.Placed;

/** The devices of one chip for one run: what its core's machine is built with, and who listens to their registers. */
public final class Devices {
    private final Chip chip;
    private final IntConsumer console;
    private final Listener listener;
    /** Made when the machine connects the first view of each. */
    private final Map<Placed, Peripheral> made = new HashMap<>();

    /** Hears of every access to a device. */
    public interface Listener {

        /**
         * An access that was carried out.
         *
         * @param place where
         * @param value what was read or written, zero-extended
         */
        void access(Place place, boolean write, int size, int value);
    }

    /**
     * A register, or a part of one.
     *
     * @param da its device address, as the core used it
     * @param owner the name of its device; empty for none
     * @param device what answered
     * @param offset bytes from the device's base
     */
    public record Place(long da, String owner, Peripheral device, int offset) {

        /** Whether a table has it. */
        public boolean known() {
            return device.knows(offset);
        }

        /** {@code UART4 USR1}; with its offset where the device's table does not have it, its address without device. */
        public String name() {
            return owner.isEmpty() ? "0x%x".formatted(da) : owner + " " + device.nameOf(offset);
        }
    }

    /**
     * The devices of a chip, not yet connected.
     *
     * @param console takes each byte that any serial port sends, 0..255
     */
    public Devices(Chip chip, IntConsumer console, Listener listener) {
        this.chip = chip;
        this.console = console;
        this.listener = listener;
    }

    /** Every device and every other view of it, then what no table has, for one machine. */
    public List<DeviceRange> ranges() {
        List<DeviceRange> ranges = new ArrayList<>();
        for (Placed placed : chip.devices()) {
            ranges.add(range(placed, placed.base()));
            chip.views().stream().filter(view -> view.shows(placed))
                    .forEach(view -> ranges.add(range(placed, placed.base() - view.of() + view.base())));
        }
        for (Window window : chip.windows()) {
            ranges.add(new DeviceRange("registers", window.base(), window.size(),
                    _ -> new Heard("", window.base(), new Unknown(), listener)));
        }
        return ranges;
    }

    private DeviceRange range(Placed placed, long base) {
        return new DeviceRange(placed.name(), base, placed.part().block().size(), wires -> {
            Wires lines = chip.devices().stream().filter(other -> other.part().block() == Irqsteer.BLOCK).findFirst()
                    .map(other -> ((Irqsteer) device(other, wires)).lines()).orElse(wires);
            return new Heard(placed.name(), base, device(placed, lines), listener);
        });
    }

    private Peripheral device(Placed placed, Wires wires) {
        return made.computeIfAbsent(placed, p -> p.part().maker().apply(new Board(wires, chip.hz(), console)));
    }

    /** What carries kicks, once the machine is built; empty where the chip has nothing here. */
    public Optional<HostPort> hostPort() {
        return made.values().stream().filter(HostPort.class::isInstance).map(HostPort.class::cast).findFirst();
    }

    /** A device whose accesses are told. */
    private record Heard(String name, long base, Peripheral device, Listener listener) implements Device {
        @Override
        public int read(int offset, int size) {
            int value = device.read(offset, size);
            listener.access(new Place(base + offset, name, device, offset), false, size, value);
            return value;
        }

        @Override
        public void write(int offset, int size, int value) {
            device.write(offset, size, value);
            listener.access(new Place(base + offset, name, device, offset), true, size, value);
        }
    }
}

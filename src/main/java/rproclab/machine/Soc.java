// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import rproclab.target.CpuType;

/**
 * What a machine is built of; immutable, any number of machines can be built of one.
 *
 * @param cpu the core
 * @param vtor where it looks for its vector table at reset
 * @param priorityBits priority bits that the interrupt controller implements, 3 to 8
 * @param memory by precedence: where ranges overlap, the first counts
 * @param devices by precedence, too; memory comes before devices
 * @param windows where unknown peripherals are; what is in no list does not exist
 * @param skipsLoops whether loops that only count or wait pass in no time; virtual time and results are the same
 * @param semihosting gets each byte of semihosting output, 0 to 255
 */
public record Soc(CpuType cpu, int vtor, int priorityBits, List<MemoryRange> memory, List<DeviceRange> devices,
        List<Window> windows, IntConsumer semihosting, boolean skipsLoops) {

    public Soc {
        memory = List.copyOf(memory);
        devices = List.copyOf(devices);
        windows = List.copyOf(windows);
    }

    /** A bare core: vectors at 0, four priority bits, no memory. */
    public static Soc of(CpuType cpu) {
        return new Soc(cpu, 0, 4, List.of(), List.of(), List.of(), output -> {}, true);
    }

    /** The same with another vector table. */
    public Soc vtor(int address) {
        return new Soc(cpu, address, priorityBits, memory, devices, windows, semihosting, skipsLoops);
    }

    /** The same with another number of priority bits. */
    public Soc priorityBits(int bits) {
        return new Soc(cpu, vtor, bits, memory, devices, windows, semihosting, skipsLoops);
    }

    /** The same with more memory. */
    public Soc with(MemoryRange... more) {
        return new Soc(cpu, vtor, priorityBits, join(memory, more), devices, windows, semihosting, skipsLoops);
    }

    /** The same with more devices. */
    public Soc with(DeviceRange... more) {
        return new Soc(cpu, vtor, priorityBits, memory, join(devices, more), windows, semihosting, skipsLoops);
    }

    /** The same with more addresses of unknown peripherals. */
    public Soc with(Window... more) {
        return new Soc(cpu, vtor, priorityBits, memory, devices, join(windows, more), semihosting, skipsLoops);
    }

    /** The same with semihosting output going to {@code sink}. */
    public Soc semihosting(IntConsumer sink) {
        return new Soc(cpu, vtor, priorityBits, memory, devices, windows, sink, skipsLoops);
    }

    /** The same with every loop run in full. */
    public Soc withoutSkippingLoops() {
        return new Soc(cpu, vtor, priorityBits, memory, devices, windows, semihosting, false);
    }

    private static <T> List<T> join(List<T> list, T[] more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}

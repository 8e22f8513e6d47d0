// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.machine.Device;
import rproclab.machine.DeviceRange;
import rproclab.machine.peripheral.Chip.Placed;
import rproclab.target.Targets;

class ChipsTest {

    static List<Chip> chips() {
        return Chips.all();
    }

    @Test
    void everyChipIsOfADifferentTargetOfTheCatalogue() {
        List<String> names = chips().stream().map(Chip::target).toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).allMatch(name -> Targets.find(name).isPresent());
    }

    @ParameterizedTest
    @MethodSource("chips")
    void everyDeviceLiesInAWindow(Chip chip) {
        assertThat(chip.devices()).allMatch(placed -> chip.windows().stream()
                .anyMatch(w -> placed.base() >= w.base() && end(placed) <= w.base() + w.size()));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void noTwoDevicesOverlap(Chip chip) {
        Set<Long> pages = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (Placed placed : chip.devices()) {
            for (long page = placed.base(); page < end(placed); page += 4096) {
                if (!pages.add(page)) {
                    twice.add(placed.name());
                }
            }
        }

        assertThat(twice).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theVectorsAreInMemory(Chip chip) {
        assertThat(Targets.find(chip.target()).orElseThrow().coreMap())
                .anyMatch(region -> region.holdsDa(chip.vectors()));
    }

    @Test
    void theSecureViewOfADeviceIsTheDevice() {
        Bench bench = new Bench();
        Devices devices = new Devices(Chips.of("imx93-m33").orElseThrow(), _ -> {}, (_, _, _, _) -> {});
        List<Device> views = devices.ranges().stream().filter(range -> range.name().equals("IOMUXC"))
                .map(DeviceRange::device).map(maker -> maker.apply(bench)).toList();

        views.get(1).write(0x188, 4, 0x1E);

        assertThat(views).hasSize(2);
        assertThat(views.get(0).read(0x188, 4)).isEqualTo(0x1E);
    }

    @Test
    void everyAccessIsHeardWithItsRegister() {
        List<String> heard = new ArrayList<>();
        Devices devices = new Devices(Chips.of("imx8mp-m7").orElseThrow(), _ -> {},
                (place, write, size, value) -> heard.add("%s 0x%x %s %d 0x%x %s".formatted(place.name(), place.da(),
                        write ? "W" : "R", size, value, place.known())));
        Device uart = devices.ranges().stream().filter(range -> range.name().equals("UART4")).findFirst().orElseThrow()
                .device().apply(new Bench());

        uart.write(0x40, 4, 'a');
        uart.read(0x84, 4);
        uart.read(0xFC, 4);

        assertThat(heard).containsExactly("UART4 UTXD 0x30a60040 W 4 0x61 true", "UART4 UCR2 0x30a60084 R 4 0x1 true",
                "UART4 0xfc 0x30a600fc R 4 0x0 false");
    }

    @Test
    void theTimerCountsTwentyFourMillionASecond() {
        Bench bench = new Bench();
        Peripheral gpt = bench.connect(Part.gpt());

        bench.turnClockTo(50_000_000);

        assertThat(gpt.read(0x24, 4)).isEqualTo(12_000_000);
    }

    private static long end(Placed placed) {
        return placed.base() + placed.part().block().size();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rproclab.bytes.Bytes;

/** Target memory against a map from address to byte, in 24 addresses around 0, 2^63 and the top. */
class TargetMemoryProperties {
    private static final int WINDOW = 24;
    /** Zeros among the bytes, so that copied and written zeros meet. */
    private static final Bytes SOURCE = Bytes
            .of(new byte[]{0, 0, 1, 0, 2, 0, 0, 0, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 7, 0, 8});

    /** One write; {@code from} is negative for zeros. */
    record Step(int at, int from, int size) {
        void apply(long base, TargetMemory memory) {
            if (from < 0) {
                memory.zero(base + at, size);
            } else {
                memory.copy(base + at, SOURCE, from, size);
            }
        }

        void apply(TreeMap<Integer, Integer> model) {
            for (int i = 0; i < size; i++) {
                model.put(at + i, from < 0 ? 0 : SOURCE.u8(from + i));
            }
        }
    }

    @Property(tries = 1000, seed = "61")
    void everyByteIsTheLastOneWritten(@ForAll("bases") long base, @ForAll("steps") List<Step> steps) {
        TargetMemory memory = memory(base, steps);

        TreeMap<Integer, Integer> model = model(steps);
        for (int i = 0; i < WINDOW; i++) {
            assertThat(memory.written(base + i)).isEqualTo(model.containsKey(i));
            assertThat(memory.u8(base + i)).isEqualTo(model.getOrDefault(i, 0));
        }
    }

    @Property(tries = 1000, seed = "62")
    void readingGivesTheSameAsByteByByte(@ForAll("bases") long base, @ForAll("steps") List<Step> steps,
            @ForAll("windows") Step window) {
        TargetMemory memory = memory(base, steps);
        byte[] read = new byte[window.size()];
        Arrays.fill(read, (byte) 0x55);

        memory.read(base + window.at(), read);

        TreeMap<Integer, Integer> model = model(steps);
        for (int i = 0; i < read.length; i++) {
            assertThat(read[i]).isEqualTo(model.getOrDefault(window.at() + i, 0x55).byteValue());
        }
    }

    @Property(tries = 1000, seed = "63")
    void rangesAreTheMaximalRunsOfWrittenBytes(@ForAll("bases") long base, @ForAll("steps") List<Step> steps) {
        TargetMemory memory = memory(base, steps);

        TreeMap<Integer, Integer> model = model(steps);
        int covered = 0;
        for (TargetMemory.Range range : memory.ranges()) {
            int at = (int) (range.sa() - base);
            covered += (int) range.size();
            assertThat(model).doesNotContainKey(at - 1).doesNotContainKey((int) (at + range.size()));
            for (int i = 0; i < range.size(); i++) {
                assertThat(model).containsKey(at + i);
            }
        }
        assertThat(covered).isEqualTo(model.size());
    }

    @Property(tries = 1000, seed = "64")
    void contentsAreTheSameWhenEveryByteIs(@ForAll("bases") long base, @ForAll("steps") List<Step> one,
            @ForAll("steps") List<Step> other) {
        TargetMemory memory = memory(base, one);

        boolean same = memory.sameContents(memory(base, other));

        assertThat(same).isEqualTo(model(one).equals(model(other)));
    }

    /** Random pairs are hardly ever the same: here the second is the first, written byte by byte. */
    @Property(tries = 1000, seed = "65")
    void contentsWrittenByteByByteAreTheSame(@ForAll("bases") long base, @ForAll("steps") List<Step> steps) {
        TargetMemory bytewise = new TargetMemory();
        model(steps).descendingMap()
                .forEach((at, value) -> bytewise.copy(base + at, Bytes.of(new byte[]{value.byteValue()}), 0, 1));

        TargetMemory memory = memory(base, steps);

        assertThat(memory.sameContents(bytewise)).isTrue();
        assertThat(bytewise.sameContents(memory)).isTrue();
    }

    @Provide
    Arbitrary<Long> bases() {
        return Arbitraries.of(0L, 0x7E_0000L, Long.MAX_VALUE - WINDOW / 2, -WINDOW - 1L, (long) -WINDOW);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> from = Arbitraries.oneOf(Arbitraries.just(-1), Arbitraries.integers().between(0, WINDOW));
        Arbitrary<Step> step = Combinators.combine(windows(), from)
                .as((window, start) -> new Step(window.at(), start,
                        Math.min(window.size(), WINDOW - Math.max(0, start))));
        return step.list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Step> windows() {
        return Arbitraries.integers().between(0, WINDOW)
                .flatMap(at -> Arbitraries.integers().between(0, WINDOW - at).map(size -> new Step(at, 0, size)));
    }

    private static TargetMemory memory(long base, List<Step> steps) {
        TargetMemory memory = new TargetMemory();
        steps.forEach(step -> step.apply(base, memory));
        return memory;
    }

    private static TreeMap<Integer, Integer> model(List<Step> steps) {
        TreeMap<Integer, Integer> model = new TreeMap<>();
        steps.forEach(step -> step.apply(model));
        return model;
    }
}

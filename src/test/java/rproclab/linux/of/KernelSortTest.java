// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelSortTest {

    @Test
    void bothSortWhateverTheLength() {
        SplittableRandom random = new SplittableRandom(5);
        for (int length = 0; length < 70; length++) {
            List<Integer> numbers = random.ints(length, 0, 20).boxed().toList();
            List<Integer> heap = new ArrayList<>(numbers);
            List<Integer> byTwo = new ArrayList<>(numbers);

            KernelSort.sort(heap, Comparator.naturalOrder());
            KernelSort.sortByTwo(byTwo, Comparator.naturalOrder());

            assertThat(heap).isEqualTo(numbers.stream().sorted().toList());
            assertThat(byTwo).isEqualTo(heap);
        }
    }

    /** Orders followed by hand in {@code lib/sort.c} of 6.1 and of 7.2. */
    @Test
    void equalElementsEndUpInAnOrderOfItsOwn() {
        List<Integer> heap = new ArrayList<>(IntStream.range(0, 3).boxed().toList());
        List<Integer> byTwo = new ArrayList<>(heap);

        KernelSort.sort(heap, (a, b) -> 0);
        KernelSort.sortByTwo(byTwo, (a, b) -> 0);

        assertThat(heap).isEqualTo(List.of(1, 2, 0));
        assertThat(byTwo).isEqualTo(List.of(2, 1, 0));
    }
}

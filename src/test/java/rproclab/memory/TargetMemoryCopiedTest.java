// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;

class TargetMemoryCopiedTest {
    private final TargetMemory memory = new TargetMemory();

    @Test
    void copiesAreComparedOneBehindTheOther() {
        copy(0x100, 1, 2);
        memory.zero(0x102, 0x1000);
        copy(0x10, 3);

        assertThat(copied(1, 2, 3)).isEqualTo(3);
        assertThat(copied(1, 2, 3, 4)).isEqualTo(3);
        assertThat(copied(1, 2)).isEqualTo(-1);
        assertThat(copied(1, 2, 4)).isEqualTo(-1);
        assertThat(copied(0, 2, 3)).isEqualTo(-1);
    }

    @Test
    void whatWasWrittenAgainIsWhatItIsInTheEnd() {
        copy(0x100, 1, 2, 3, 4);
        memory.zero(0x103, 1);
        copy(0x101, 9);

        assertThat(copied(1, 9, 3, 0, 9)).isEqualTo(5);
        assertThat(copied(1, 2, 3, 4, 9)).isEqualTo(-1);
    }

    @Test
    void neighboursAreNotWrittenAgain() {
        copy(0x100, 1, 2);
        copy(0x102, 3);
        copy(0xFF, 4);

        assertThat(copied(1, 2, 3, 4)).isEqualTo(4);
    }

    @Test
    void manyWritesAreComparedToo() {
        for (int i = 0; i < 40; i++) {
            copy(0x100 + i / 2, i);
        }

        assertThat(memory.copied(Bytes.of(new byte[40]))).isEqualTo(-1);
        byte[] last = new byte[40];
        for (int i = 0; i < 40; i++) {
            last[i] = (byte) (i | 1);
        }
        assertThat(memory.copied(Bytes.of(last))).isEqualTo(40);
    }

    private void copy(long sa, int... values) {
        memory.copy(sa, bytes(values), 0, values.length);
    }

    private long copied(int... values) {
        return memory.copied(bytes(values));
    }

    private static Bytes bytes(int... values) {
        byte[] array = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = (byte) values[i];
        }
        return Bytes.of(array);
    }
}

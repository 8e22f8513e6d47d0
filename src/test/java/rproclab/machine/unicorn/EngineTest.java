// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.unicorn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.target.CpuType;

/** The binding by itself. */
class EngineTest {
    private static final int CODE = 0x1000;

    @Test
    void anExceptionOfTheClientComesOutOfTheRun() {
        try (Arena arena = Arena.ofConfined(); Engine engine = engine(CpuType.CORTEX_M4, arena, 0xe7fe)) {
            Client broken = new Counting() {
                @Override
                public boolean block(int address, int size) {
                    throw new IllegalStateException("from a callback");
                }
            };

            assertThatThrownBy(() -> engine.start(CODE, broken)).isInstanceOf(IllegalStateException.class)
                    .hasMessage("from a callback");
        }
    }

    @Test
    void anEngineStopsBeforeTheBlockThatItsClientRefuses() {
        // adds r0, #1; b 1f; 1: adds r0, #1; b .
        try (Arena arena = Arena.ofConfined();
                Engine engine = engine(CpuType.CORTEX_M4, arena, 0x3001, 0xe7ff, 0x3001, 0xe7fe)) {
            Client second = new Counting() {
                @Override
                public boolean block(int address, int size) {
                    return address == CODE + 4;
                }
            };

            Stop stop = engine.start(CODE, second);

            assertThat(stop).isEqualTo(Stop.NORMAL);
            assertThat(engine.register(Register.PC)).isEqualTo(CODE + 4);
            assertThat(engine.register(Register.R0)).isEqualTo(1);
        }
    }

    /** Armv7E-M, double precision, and Armv8-M: each core has what it has. */
    @ParameterizedTest
    // @formatter:off
    @CsvSource({
        "CORTEX_M4,  fbc1, f200, NORMAL",      "CORTEX_M7,  fbc1, f200, NORMAL",      "CORTEX_M33, fbc1, f200, NORMAL",
        "CORTEX_M4,  ee31, 0b01, INSTRUCTION", "CORTEX_M7,  ee31, 0b01, NORMAL",      "CORTEX_M33, ee31, 0b01, INSTRUCTION",
        "CORTEX_M4,  e840, f000, INSTRUCTION", "CORTEX_M7,  e840, f000, INSTRUCTION", "CORTEX_M33, e840, f000, NORMAL"})
    // @formatter:on
    void aCoreHasItsInstructions(CpuType cpu, String first, String second, Stop expected) {
        int high = Integer.parseInt(first, 16);
        int low = Integer.parseInt(second, 16);
        try (Arena arena = Arena.ofConfined(); Engine engine = engine(cpu, arena, high, low, 0xbf30)) {

            Stop stop = engine.start(CODE, new Counting());

            assertThat(stop).isEqualTo(expected);
        }
    }

    @Test
    void enginesRunInParallel() throws Exception {
        Callable<Integer> run = () -> {
            int sum = 0;
            for (int i = 0; i < 16; i++) {
                // movs r0, #200; 1: subs r0, #1; bne 1b; wfi
                try (Arena arena = Arena.ofShared();
                        Engine engine = engine(CpuType.CORTEX_M7, arena, 0x20c8, 0x3801, 0xd1fd, 0xbf30)) {
                    Counting counting = new Counting();
                    engine.start(CODE, counting);
                    sum += counting.blocks;
                }
            }
            return sum;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> sums = threads.invokeAll(List.of(run, run, run, run));

            for (Future<Integer> sum : sums) {
                assertThat(sum.get()).isEqualTo(16 * 201);
            }
        }
    }

    private static Engine engine(CpuType cpu, Arena arena, int... code) {
        Engine engine = new Engine(cpu);
        MemorySegment memory = arena.allocate(4096, 4096);
        for (int i = 0; i < code.length; i++) {
            memory.set(ValueLayout.JAVA_SHORT, 2L * i, (short) code[i]);
        }
        engine.mapMemory(CODE, memory, true, true);
        return engine;
    }

    /** Counts blocks, and lets everything happen. */
    private static class Counting implements Client {
        private int blocks;

        @Override
        public boolean block(int address, int size) {
            blocks++;
            return false;
        }

        @Override
        public long read(int address, int size) {
            return 0;
        }

        @Override
        public void write(int address, int size, long value) {}

        @Override
        public boolean denied(Denial denial, int address, int size) {
            return false;
        }

        @Override
        public void interrupt(int number) {}
    }
}

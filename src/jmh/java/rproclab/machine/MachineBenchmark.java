// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import rproclab.memory.Region;
import rproclab.target.CpuType;

/**
 * What the emulated core costs.
 *
 * <p>
 * {@code run} is one million instructions in blocks of six, the mean of compiled code, each block with its call into Java:
 * 5.5 ms are 180 MIPS. {@code boot} is a new machine with two memories, then 1000 instructions; {@code restart} the same in
 * a machine that goes back to its snapshot.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MachineBenchmark {
    private static final int INSTRUCTIONS = 1_000_000;
    private static final Soc M7 = Soc.of(CpuType.CORTEX_M7).with(
            MemoryRange.ram(Region.region("ITCM", 0, 0, 0x2_0000)),
            MemoryRange.ram(Region.region("DTCM", 0x2000_0000, 0x2000_0000, 0x2_0000)));
    /** ldr r0, =-1; 1: eors r1, r0; lsls r2, r1, #3; adds r3, r3, r2; eors r1, r3; subs r0, #1; bne 1b. */
    private static final int[] CODE = {0x4803, 0x4041, 0x00ca, 0x189b, 0x4059, 0x3801, 0xd1f9, 0xbf30, 0xffff, 0xffff};

    private Machine machine;
    private Machine restarted;
    private Machine.Snapshot snapshot;

    @Setup(Level.Trial)
    public void open() {
        machine = load();
        restarted = load();
        snapshot = restarted.snapshot();
    }

    @TearDown(Level.Trial)
    public void close() {
        machine.close();
        restarted.close();
    }

    private static Machine load() {
        Machine machine = new Machine(M7);
        machine.memory().put32(0, 0x2000_1000);
        machine.memory().put32(4, 0x201);
        for (int i = 0; i < CODE.length; i++) {
            machine.memory().put16(0x200 + 2 * i, CODE[i]);
        }
        return machine;
    }

    @Benchmark
    public Outcome run() {
        return machine.run(INSTRUCTIONS);
    }

    @Benchmark
    public Outcome boot() {
        try (Machine fresh = load()) {
            return fresh.run(1000);
        }
    }

    @Benchmark
    public Outcome restart() {
        restarted.restart(snapshot);
        return restarted.run(1000);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rproclab.bytes.Bytes;

/** Reading a flattened device tree. The baseline reads every cell of the file once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FdtBenchmark {
    @Param({"imx8mp", "imx8qm"})
    public String board;

    private Bytes tree;

    @Setup
    public void read() throws IOException {
        tree = bytes(board + ".dtb");
    }

    private static Bytes bytes(String file) throws IOException {
        return Bytes.of(Files.readAllBytes(Path.of("fixtures/dts", file)));
    }

    @Benchmark
    public Fdt port() throws FdtError {
        return Fdt.read(tree);
    }

    @Benchmark
    public long baseline() {
        long sum = 0;
        for (long at = 0; at + 4 <= tree.size(); at += 4) {
            sum += tree.u32(at);
        }
        return sum;
    }
}

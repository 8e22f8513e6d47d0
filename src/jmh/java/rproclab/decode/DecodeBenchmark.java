// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.fornwall.jelf.ElfFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;

/** What {@code decode} finds in the file of thread 28047. The baseline is jelf reading headers, sections and symbols of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
    private static final Path FILE = Path.of("fixtures/firmware/imx8mp-28047.elf");

    private byte[] bytes;
    private Firmware firmware;

    @Setup
    public void read() throws IOException {
        bytes = Files.readAllBytes(FILE);
        firmware = new Firmware(FILE.getFileName().toString(), Bytes.of(bytes));
    }

    @Benchmark
    public Decoded port() {
        return Decoded.of(firmware);
    }

    @Benchmark
    public int baseline() {
        ElfFile file = ElfFile.from(bytes);
        int sum = file.getSymbolTableSection() == null ? 0 : file.getSymbolTableSection().symbols.length;
        for (int i = 0; i < file.e_phnum; i++) {
            sum += (int) file.getProgramHeader(i).p_paddr;
        }
        for (int i = 0; i < file.e_shnum; i++) {
            sum += file.getSection(i).header.getName() == null ? 0 : 1;
        }
        return sum;
    }
}

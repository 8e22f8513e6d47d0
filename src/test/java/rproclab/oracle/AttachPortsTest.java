// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.bytes.Bytes;
import rproclab.compare.Loaders;
import rproclab.loader.Attacher;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFates;
import rproclab.memory.TargetMemory;
import rproclab.oracle.OracleSetup.Flag;
import rproclab.target.Targets;

/** Ports that attach to a core which U-Boot started answer as the real C does, whatever table they find. */
@Tag("oracle")
class AttachPortsTest {
    private static final long SEED = 61;
    /** Flipped words of each table. */
    private static final int MUTANTS = 8;

    /**
     * Where a boot loader left the table.
     *
     * @param da what it says of it
     * @param sa where it is
     */
    record Left(String loader, String target, long da, long sa) {
        Loader port() {
            return Loaders.of(LinuxSubjects.on64Bits(Targets.find(target).orElseThrow())).applicable().loaders()
                    .stream()
                    .filter(each -> each.name().equals(loader)).findFirst().orElseThrow();
        }

        OracleSetup setup() {
            OracleSetup setup = OracleTargets.setup(Targets.find(target).orElseThrow(), loader).orElseThrow();
            List<OracleSetup.Region> regions = new ArrayList<>(setup.regions());
            regions.add(OracleSetup.Region.loadedTable(da, sa));
            return new OracleSetup(setup.compatible(), setup.node(), regions, setup.flags(), setup.names())
                    .with(Flag.STARTED);
        }
    }

    static Stream<Left> tables() {
        Stream<Left> stm32 = Stream.of("linux-5.10", "linux-6.1", "linux-6.12", "linux-6.12.117", "linux-7.2",
                "linux-7.3").flatMap(
                        loader -> Stream.of(
                                new Left(loader, "stm32mp157-m4", 0x400, 0x3800_0400L),
                                new Left(loader, "stm32mp157-m4", 0x1000_F000L, 0x1000_F000L),
                                new Left(loader, "stm32mp157-m4", 0x1006_0000L, 0x1006_0000L),
                                new Left(loader, "stm32mp157-m4", 0, 0x3800_0000L)));
        // the C of 6.12.107 attaches in probe, before there is a table
        Stream<Left> k3 = Stream.of("linux-6.12.117", "linux-7.2", "linux-7.3")
                .map(loader -> new Left(loader, "am62-m4f", 0, 0x9CC0_0000L));
        return Stream.concat(stm32, k3);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aPortAttachesAsTheRealC(Left left) {
        OracleLoader real = Oracles.real(Subject.subject(left.loader(), null, OracleTargets.release(left.loader()),
                left.setup(), List.of()));
        Random random = new Random(SEED);
        for (byte[] table : TableCorners.tables().toList()) {
            for (int i = 0; i <= MUTANTS; i++) {
                byte[] mutant = i == 0 ? table : mutant(table, random);
                Firmware firmware = new Firmware("fw.elf", Bytes.of(mutant));

                Optional<Difference> difference = real.difference(attach(left, firmware), firmware);

                assertThat(difference).withFailMessage(() -> "%s: %s%n%s".formatted(left, difference.orElseThrow(),
                        HexFormat.of().formatHex(mutant))).isEmpty();
            }
        }
    }

    /** What the port printed and wrote, with the table as the first write. */
    private static LoadResult attach(Left left, Firmware table) {
        TargetMemory running = new TargetMemory();
        running.copy(left.sa(), table.bytes(), 0, table.bytes().size());
        LoadResult result = ((Attacher) left.port()).attach(OptionalLong.of(left.da()), running);
        return new LoadResult(table, result.verdict(), result.bootAddress(), result.printed(), new SegmentFates(),
                running);
    }

    /** A table with one word changed to what lies at an edge. */
    private static byte[] mutant(byte[] table, Random random) {
        byte[] mutant = table.clone();
        int at = 4 * random.nextInt(mutant.length / 4);
        int[] edges = {0, 1, 2, 3, 4, 0x40, 0x3FC, 0x400, 0x1000, 0x8000_0000, -1, random.nextInt()};
        int value = edges[random.nextInt(edges.length)];
        for (int i = 0; i < 4; i++) {
            mutant[at + i] = (byte) (value >> 8 * i);
        }
        return mutant;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rproclab.devicetree.FdtBuilder;
import rproclab.elf.ElfBuilder;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTableBuilder;

/** Twice the input takes about twice the steps, never four times: whole commands, counted branch by branch. */
class GrowthTest {
    /** Sorting costs a little more than twice as much; a quadratic path comes to four times. */
    private static final double LINEAR = 2.3;

    private static Method main;

    @TempDir
    Path dir;

    /** What is given {@code n} times. */
    interface Input {
        String[] command(int n) throws IOException;
    }

    @BeforeAll
    static void loadTheCommandsAnew() throws ReflectiveOperationException {
        main = new CountingLoader().loadClass("rproclab.cli.Main").getDeclaredMethod("run", String[].class,
                PrintStream.class, PrintStream.class, boolean.class);
        main.setAccessible(true);
    }

    @Test
    void compareGrowsWithProgramHeaders() throws IOException {
        assertLinear(8000, n -> compare(image("headers", n, separate(n))));
    }

    @Test
    void compareGrowsWithProgramHeadersOnTopOfEachOther() throws IOException {
        assertLinear(8000, n -> compare(image("stacked", n, elf32().segments(n, load(0x400).bytes(16)))));
    }

    @Test
    void compareGrowsWithSections() throws IOException {
        assertLinear(8000, n -> compare(image("sections", n, sections(n))));
    }

    @Test
    void compareGrowsWithTableEntries() throws IOException {
        assertLinear(4000, n -> compare(image("entries", n, table(n))));
    }

    @Test
    void compareGrowsWithTheFileOnlyWhereItReads() throws IOException {
        long small = steps(n -> compare(image("small", n, elf32().load(0x0, 0x100, 0x100))), 1);
        long large = steps(n -> compare(image("large", n, elf32().load(0x0, 0x1_0000, 0x1_0000))), 1);

        assertThat((double) large / small).isLessThan(LINEAR);
    }

    @Test
    void compareGrowsWithLoaders() throws IOException {
        Path image = image("loaders", 1, separate(64));
        long half = steps(_ -> compare(image, "linux-6.1,linux-6.12,linux-7.2,linux-7.3"), 1);
        long whole = steps(_ -> compare(image, "linux-6.1,linux-6.12,linux-7.2,linux-7.3,uboot-2021.01-bootelf,"
                + "uboot-2023.01-bootelf,uboot-2025.01-bootelf,uboot-2026.07-bootelf"), 1);

        assertThat((double) whole / half).isLessThan(LINEAR);
    }

    @Test
    void compareGrowsWithFiles() throws IOException {
        for (int i = 0; i < 64; i++) {
            Files.write(dir.resolve("%03d.elf".formatted(i)), separate(4).build());
        }

        assertLinear(32, n -> {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                names.add(dir.resolve("%03d.elf".formatted(i)).toString());
            }
            Path list = Files.write(dir.resolve("list" + n), names);
            return new String[]{"compare", "@" + list, "--target", "imx8mp-m7", "--format", "json", "--jobs", "1"};
        });
    }

    @Test
    void decodeGrowsWithProgramHeaders() throws IOException {
        assertLinear(16_000, n -> decode(image("headers", n, separate(n))));
    }

    @Test
    void decodeGrowsWithSections() throws IOException {
        assertLinear(16_000, n -> decode(image("sections", n, sections(n))));
    }

    @Test
    void decodeGrowsWithTableEntries() throws IOException {
        assertLinear(4000, n -> decode(image("entries", n, table(n))));
    }

    @Test
    void dtGrowsWithReservedRegions() throws IOException {
        assertLinear(500, n -> {
            FdtBuilder tree = new FdtBuilder().cells("#address-cells", 2).cells("#size-cells", 2)
                    .begin("memory@80000000").text("device_type", "memory").u64("reg", 0x8000_0000L, 0x8000_0000L).end()
                    .begin("reserved-memory").cells("#address-cells", 2).cells("#size-cells", 2).flag("ranges");
            for (int i = 0; i < n; i++) {
                long at = 0x9000_0000L + 0x2_0000L * i;
                tree.begin("region@%x".formatted(at)).u64("reg", at, 0x1_0000).flag("no-map").end();
            }
            Path file = Files.write(dir.resolve("regions" + n), tree.end().build().toBytes());
            return new String[]{"dt", file.toString(), "--kernel-release", "7.2", "--format", "json"};
        });
    }

    private static ElfBuilder separate(int n) {
        ElfBuilder elf = elf32();
        for (int i = 0; i < n; i++) {
            elf.segment(load(0x100 + 0x10L * i).bytes(8));
        }
        return elf;
    }

    private static ElfBuilder sections(int n) {
        ElfBuilder elf = elf32().load(0x0, 0x400, 0x400);
        for (int i = 0; i < n; i++) {
            elf.section(section(".text." + i).bytes(4).addr(0x100 + 4L * (i % 200)));
        }
        return elf;
    }

    private static ElfBuilder table(int n) {
        ResourceTableBuilder table = ResourceTableBuilder.resourceTable();
        for (int i = 0; i < n; i++) {
            table.entry(new Resource.Trace(0x2000_0000L + 0x40L * (i % 1000), 0x20, 0, "trace" + i));
        }
        return elf32().load(0x0, 0x400, 0x400).resourceTable(table.build());
    }

    private Path image(String name, int n, ElfBuilder elf) throws IOException {
        return Files.write(dir.resolve(name + n + ".elf"), elf.build());
    }

    private static String[] compare(Path image) {
        return compare(image,
                "linux-6.12,linux-7.3,uboot-2026.07-rproc,uboot-2026.07-bootaux,uboot-2026.07-bootaux-bin");
    }

    private static String[] compare(Path image, String loaders) {
        return new String[]{"compare", image.toString(), "--target", "imx8mp-m7", "--loader", loaders, "--format",
                "json"};
    }

    private static String[] decode(Path image) {
        return new String[]{"decode", image.toString(), "--format", "json"};
    }

    /** The first run of a size also sets up what is made once. */
    private static void assertLinear(int n, Input input) throws IOException {
        steps(input, n);
        long once = steps(input, n);
        long twice = steps(input, 2 * n);

        assertThat((double) twice / once).as("%d steps for %d, %d for %d", once, n, twice, 2 * n).isLessThan(LINEAR);
        assertThat(once).isGreaterThan(n);
    }

    private static long steps(Input input, int n) throws IOException {
        String[] command = input.command(n);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int[] code = {0};
        long steps = Steps.of(() -> code[0] = run(command, new PrintStream(err, true, StandardCharsets.UTF_8)));
        assertThat(code[0]).as(err.toString(StandardCharsets.UTF_8)).isIn(0, 1);
        return steps;
    }

    private static int run(String[] command, PrintStream err) {
        try {
            return (int) main.invoke(null, command, new PrintStream(OutputStream.nullOutputStream()), err, false);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new AssertionError(failed);
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Boards.load;
import static rproclab.linux.remoteproc.Boards.log;
import static rproclab.linux.remoteproc.Boards.release;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.elf.ElfBuilder;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Log;
import rproclab.loader.SegmentFates;
import rproclab.loader.Verdict;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.TargetMemory;

/** The boot path of {@code remoteproc_core.c}, with a driver that answers what the test wants. */
class RprocTest {
    private static final byte[] IMAGE = ElfBuilder.elf32().entry(0x401).load(0, 4, 4).build();

    @Test
    void stepsAreTakenInTheOrderOfTheC() {
        FakeDriver driver = new FakeDriver();

        LoadResult result = boot("linux-6.12", driver);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(driver.steps.toString()).isEqualTo("prepare parse alloc start ");
        assertThat(result.bootAddress()).hasValue(0x401);
    }

    @Test
    void failedPrepareIsNamed() {
        FakeDriver driver = new FakeDriver();
        driver.prepare = -13;

        LoadResult result = boot("linux-6.12", driver);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-13));
        assertThat(log(result)).containsExactly("powering up fake", booting(), "can't prepare rproc fake: -13",
                "Boot failed: -13");
        assertThat(driver.steps.toString()).isEqualTo("prepare ");
    }

    @Test
    void failedParseIsSilent() {
        FakeDriver driver = new FakeDriver();
        driver.parse = -22;

        LoadResult result = boot("linux-6.12", driver);

        assertThat(log(result)).containsExactly("powering up fake", booting(), "Boot failed: -22");
        assertThat(driver.steps.toString()).isEqualTo("prepare parse ");
    }

    @Test
    void failedCarveoutIsOutOfMemory() {
        FakeDriver driver = new FakeDriver();
        driver.alloc = -5;

        LoadResult result = boot("linux-6.12", driver);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-12));
        assertThat(log(result)).containsExactly("powering up fake", booting(),
                "Unable to allocate carveout fake: -5", "Failed to allocate associated carveouts: -12",
                "Boot failed: -12");
        assertThat(result.memory().writes()).isEmpty();
    }

    @Test
    void failedStartComesAfterTheSegments() {
        FakeDriver driver = new FakeDriver();
        driver.start = -95;

        LoadResult result = boot("linux-6.12", driver);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-95));
        assertThat(log(result)).containsExactly("powering up fake", booting(), "can't start rproc fake: -95",
                "Boot failed: -95");
        assertThat(result.memory().written(0x9000_0000L)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"linux-5.10, ''", "linux-5.15.148, 'prepare alloc '", "linux-6.12, 'prepare alloc '"})
    void attachingPreparesSince515(String release, String steps) {
        FakeDriver driver = new FakeDriver();
        driver.detached = true;

        LoadResult result = boot(release, driver);

        assertThat(log(result)).containsExactly("attaching to fake", "remote processor fake is now attached");
        assertThat(driver.steps.toString()).isEqualTo(steps);
        assertThat(result.bootAddress()).isEmpty();
    }

    @Test
    void failedPrepareEndsAttaching() {
        FakeDriver driver = new FakeDriver();
        driver.detached = true;
        driver.prepare = -13;

        LoadResult result = boot("linux-6.12", driver);

        assertThat(log(result))
                .containsExactly("attaching to fake", "can't prepare rproc fake: -13", "Boot failed: -13");
    }

    @Test
    void failedCarveoutEndsAttaching() {
        FakeDriver driver = new FakeDriver();
        driver.detached = true;
        driver.alloc = -5;

        LoadResult result = boot("linux-6.12", driver);

        assertThat(log(result)).containsExactly("attaching to fake", "Unable to allocate carveout fake: -5",
                "Failed to allocate associated carveouts: -12", "Boot failed: -12");
    }

    @Test
    void driverIsAskedBeforeTheCarveouts() {
        FakeDriver driver = new FakeDriver();
        driver.own = new Mapping("own", 0x5000_0000L, 0x100);

        LoadResult result = boot("linux-6.12", driver);

        assertThat(result.memory().written(0x5000_0000L)).isTrue();
        assertThat(result.memory().written(0x9000_0000L)).isFalse();
    }

    @Test
    void firstCarveoutThatHoldsTheRangeWins() {
        Rproc rproc = rproc();
        Pointer to = new Pointer();
        allocated(rproc, "small", 0x100, 0x10);
        allocated(rproc, "large", 0x100, 0x20);
        allocated(rproc, "same", 0x100, 0x20);

        rproc.daToVa(0x100, 0x20, to);

        assertThat(to.mapping().name()).isEqualTo("large");
    }

    @Test
    void rangeMayFillACarveoutButNotPassIt() {
        assertThat(inCarveout(0x100, 0x10)).isTrue();
        assertThat(inCarveout(0x101, 0x10)).isFalse();
        assertThat(inCarveout(0xFF, 1)).isFalse();
        assertThat(inCarveout(0x110, 0)).isTrue();
        assertThat(inCarveout(0x111, 0)).isFalse();
    }

    /** Holes, kept: the distance is an int, the sum a {@code size_t}. */
    @Test
    void highBitsOfTheAddressAndAWrappedSumPass() {
        assertThat(inCarveout(0x7_0000_0100L, 0x10)).isTrue();
        assertThat(inCarveout(0x110, -0x10)).isTrue();
        assertThat(inCarveout(0x10F, -0x10)).isFalse();
    }

    @Test
    void carveoutWithoutMemoryIsPassedOver() {
        Rproc rproc = rproc();
        Pointer to = new Pointer();
        rproc.carveouts().add(new RprocMemEntry("none", 0x100, 0x10, 0x100, RprocMemEntry::nothing));

        rproc.daToVa(0x100, 4, to);

        assertThat(to.isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"linux-7.2, false", "linux-7.3, true"})
    void carveoutsAreIomemIn73(String release, boolean iomem) {
        Rproc rproc = new Rproc(release(release), SizeT.BITS64, new FakeDriver(), new TargetMemory(), new Log(),
                new SegmentFates());
        Pointer to = new Pointer();
        allocated(rproc, "fake", 0x100, 0x10);

        rproc.daToVa(0x100, 4, to);

        assertThat(to.iomem()).isEqualTo(iomem);
    }

    private static boolean inCarveout(long da, long len) {
        Rproc rproc = rproc();
        Pointer to = new Pointer();
        allocated(rproc, "fake", 0x100, 0x10);
        rproc.daToVa(da, len, to);
        return !to.isNull();
    }

    private static void allocated(Rproc rproc, String name, long da, long len) {
        RprocMemEntry mem = new RprocMemEntry(name, 0x9000_0000L, len, da, RprocMemEntry::ioremap);
        rproc.carveouts().add(mem);
        mem.alloc(rproc);
    }

    private static Rproc rproc() {
        return new Rproc(release("linux-6.12"), SizeT.BITS64, new FakeDriver(), new TargetMemory(), new Log(),
                new SegmentFates());
    }

    private static LoadResult boot(String release, FakeDriver driver) {
        return load(new LinuxLoader(release(release), SizeT.BITS64, driver), IMAGE);
    }

    private static String booting() {
        return "Booting fw image fw.elf, size " + IMAGE.length;
    }

    /** Takes down its steps and returns what it is told to; one carveout at device address 0. */
    private static final class FakeDriver implements RprocDriver {
        final StringBuilder steps = new StringBuilder();
        boolean detached;
        int prepare;
        int parse;
        int alloc;
        int start;
        Mapping own;

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public String parent() {
            return "fake-rproc fake";
        }

        @Override
        public boolean detached() {
            return detached;
        }

        @Override
        public int prepare(Rproc rproc) {
            steps.append("prepare ");
            rproc.carveouts().add(new RprocMemEntry("fake", 0x9000_0000L, 0x100, 0, this::alloc));
            return prepare;
        }

        private int alloc(Rproc rproc, RprocMemEntry mem) {
            steps.append("alloc ");
            return alloc != 0 ? alloc : RprocMemEntry.ioremap(rproc, mem);
        }

        @Override
        public int parseFw(Rproc rproc, Firmware fw) {
            steps.append("parse ");
            return parse;
        }

        @Override
        public void daToVa(Rproc rproc, long da, long len, Pointer to) {
            if (own != null) {
                to.set(own, da, false);
            }
        }

        @Override
        public int start(Rproc rproc) {
            steps.append("start ");
            return start;
        }
    }
}

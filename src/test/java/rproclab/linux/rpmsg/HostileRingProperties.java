// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.rpmsg.TestBoard.MS;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rproclab.linux.virtio.Violation;
import rproclab.memory.LiveMemory;

/** Linux against a firmware that writes anything anywhere and kicks without end: it ends, in time, and says what happened. */
class HostileRingProperties {
    private static final int NUM = 16;
    /** What each millisecond may cost Linux: its messages, its looks at the mailbox, the kicks themselves. */
    private static final int EVENTS_PER_MS = 1500;

    /** Where a wild write goes. */
    enum Place {
        DESCRIPTOR, AVAILABLE, USED, USED_INDEX, HEADER, STATUS, ANYWHERE
    }

    /** One wild write, and whether a kick follows. */
    record Step(boolean toCore, Place place, int index, long value, int notifyid, boolean kicks) {
        void apply(Bench bench) {
            LiveMemory memory = bench.board.memory();
            Remote.Ring ring = toCore ? bench.remote.rx : bench.remote.tx;
            switch (place) {
                case DESCRIPTOR -> memory.put32(ring.desc + 4L * (index % (4 * NUM)), value);
                case AVAILABLE -> memory.put16(ring.avail + 2L * (index % (NUM + 3)), (int) value);
                case USED -> memory.put32(ring.used + 4 + 4L * (index % (2 * NUM)), value);
                case USED_INDEX -> memory.put32(ring.used, value << 16 | index & 1);
                case HEADER -> memory.put32(TestBoard.BUFFERS + 512L * (index % (2 * NUM)) + 4L * (index / 64 % 4),
                        value);
                case STATUS -> memory.put8(Bench.RSC + 20, (int) value);
                case ANYWHERE -> memory.put32(TestBoard.VRING0 + 4L * (index % 0x4000), value);
            }
            if (kicks) {
                bench.host.kicked(notifyid);
            }
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, seed = "61")
    void everyRunEndsWithinItsEvents(@ForAll("releases") String release, @ForAll("steps") List<Step> steps) {
        Bench bench = Bench.echo(release, "rpmsg-tty", 20);
        schedule(bench, steps);

        int events = bench.board.runUntil(steps.size() * MS + 30 * MS);

        assertThat(events).isLessThan(EVENTS_PER_MS * (steps.size() + 30));
        assertThat(bench.host.log()).hasSizeLessThanOrEqualTo(8192);
        assertThat(bench.host.violations()).hasSizeLessThanOrEqualTo(8 * Violation.Kind.values().length);
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, seed = "61")
    void linuxThatIsDownHasAReason(@ForAll("releases") String release, @ForAll("steps") List<Step> steps) {
        Bench bench = Bench.echo(release, "rpmsg-tty", 20);
        schedule(bench, steps);

        bench.board.runUntil(steps.size() * MS + 30 * MS);

        assertThat(bench.host.dead()).isEqualTo(bench.host.violations().stream().anyMatch(each -> each.where()
                .equals("Linux")));
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, seed = "61")
    void sameStepsGiveTheSameLog(@ForAll("steps") List<Step> steps) {
        Bench one = Bench.echo("linux-6.12", "rpmsg-tty", 20);
        Bench other = Bench.echo("linux-6.12", "rpmsg-tty", 20);
        schedule(one, steps);
        schedule(other, steps);

        one.board.runUntil(steps.size() * MS + 30 * MS);
        other.board.runUntil(steps.size() * MS + 30 * MS);

        assertThat(one.log()).isEqualTo(other.log());
        assertThat(one.host.violations()).isEqualTo(other.host.violations());
    }

    private static void schedule(Bench bench, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            bench.board.at((3 + i) * MS, () -> step.apply(bench));
        }
    }

    @Provide
    Arbitrary<String> releases() {
        return Arbitraries.of("linux-5.10", "linux-6.12", "linux-7.3");
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> value = Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, 2L, 3L, 15L, 16L, 53L, 511L, 512L, 513L, 0xFFFFL, 0x8000_0000L, 0xFFFF_FFFFL),
                Arbitraries.longs().between(0, 0xFFFF_FFFFL), Arbitraries.longs().between(0, 300));
        Arbitrary<Step> step = Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(Place.class),
                Arbitraries.integers().between(0, 0xFFFF), value, Arbitraries.integers().between(-1, 3),
                Arbitraries.of(true, true, false)).as(Step::new);
        return step.list().ofMaxSize(40);
    }
}

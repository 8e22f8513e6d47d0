// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.machine.peripheral.Bench.WORD;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostPortTest {
    private static final int IRQ = 97;

    /** Where the kinds of Messaging Unit have what the tests touch. */
    enum Mu {
        // @formatter:off
        //         part              TR1    RR1    status, TE1, RF1        control, RIE1
        V1(        Part.mu1(IRQ),    0x04,  0x14,  0x20, 1 << 22, 0x20, 1 << 26, 0x24,  1 << 26),
        V1_7ULP(   Part.mu7ulp(IRQ), 0x24,  0x44,  0x60, 1 << 22, 0x60, 1 << 26, 0x64,  1 << 26),
        V2(        Part.mu2(IRQ),    0x204, 0x284, 0x124, 1 << 1, 0x12C, 1 << 1, 0x128, 1 << 1);
        // @formatter:on

        final Part part;
        final int tr1;
        final int rr1;
        final int te;
        final int te1;
        final int rf;
        final int rf1;
        final int control;
        final int rie1;

        Mu(Part part, int tr1, int rr1, int te, int te1, int rf, int rf1, int control, int rie1) {
            this.part = part;
            this.tr1 = tr1;
            this.rr1 = rr1;
            this.te = te;
            this.te1 = te1;
            this.rf = rf;
            this.rf1 = rf1;
            this.control = control;
            this.rie1 = rie1;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKickIsANotifyIdInTheUpperHalfOfWordOne(Mu mu) {
        Bench bench = new Bench();
        Peripheral unit = bench.connect(mu.part);

        ((HostPort) unit).kick(3);

        assertThat(unit.read(mu.rf, WORD) & mu.rf1).isEqualTo(mu.rf1);
        assertThat(unit.read(mu.rr1, WORD)).isEqualTo(3 << 16);
        assertThat(unit.read(mu.rf, WORD) & mu.rf1).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aKickInterruptsOnceTheFirmwareWantsIt(Mu mu) {
        Bench bench = new Bench();
        Peripheral unit = bench.connect(mu.part);
        HostPort port = (HostPort) unit;

        port.kick(0);
        boolean early = bench.raised().contains(IRQ) || port.listening();
        unit.write(mu.control, WORD, mu.rie1);
        boolean enabled = bench.raised().contains(IRQ) && port.listening();
        unit.read(mu.rr1, WORD);

        assertThat(early).isFalse();
        assertThat(enabled).isTrue();
        assertThat(bench.raised()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSecondKickOverwritesOneThatWasNotTaken(Mu mu) {
        Bench bench = new Bench();
        Peripheral unit = bench.connect(mu.part);
        HostPort port = (HostPort) unit;

        port.kick(0);
        boolean takenBefore = port.taken(0);
        port.kick(1);
        int word = unit.read(mu.rr1, WORD);

        assertThat(takenBefore).isFalse();
        assertThat(word).isEqualTo(1 << 16);
        assertThat(port.taken(1)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theHostHearsTheNotifyIdOfAWordThatTheFirmwareSends(Mu mu) {
        Bench bench = new Bench();
        Peripheral unit = bench.connect(mu.part);
        List<Integer> heard = new ArrayList<>();
        ((HostPort) unit).onKick(heard::add);

        unit.write(mu.tr1, WORD, 1 << 16);
        boolean room = (unit.read(mu.te, WORD) & mu.te1) != 0;
        bench.runEvents();

        assertThat(room).isFalse();
        assertThat(heard).containsExactly(1);
        assertThat(unit.read(mu.te, WORD) & mu.te1).isEqualTo(mu.te1);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAHostAWordIsNeverTaken(Mu mu) {
        Bench bench = new Bench();
        Peripheral unit = bench.connect(mu.part);

        unit.write(mu.tr1, WORD, 0);
        bench.runEvents();

        assertThat(unit.read(mu.te, WORD) & mu.te1).isZero();
    }

    @Test
    void ofTheOtherWordsTheHostTakesNoKick() {
        Bench bench = new Bench();
        Peripheral unit = bench.connect(Part.mu1(IRQ));
        List<Integer> heard = new ArrayList<>();
        ((HostPort) unit).onKick(heard::add);

        unit.write(0x00, WORD, 1 << 16);
        bench.runEvents();

        assertThat(heard).isEmpty();
        assertThat(unit.read(0x20, WORD)).isEqualTo(0x00F0_0000);
    }

    @Test
    void onAnIpccAKickOccupiesTheChannelOfItsVring() {
        Bench bench = new Bench();
        Peripheral ipcc = bench.connect(Part.ipcc(103));
        HostPort port = (HostPort) ipcc;
        ipcc.write(0x14, WORD, 0x003F_003D);
        ipcc.write(0x10, WORD, 1);

        port.kick(1);
        int occupied = ipcc.read(0x0C, WORD);
        boolean interrupted = bench.raised().contains(103);
        ipcc.write(0x18, WORD, 1 << 1);

        assertThat(port.listening()).isTrue();
        assertThat(occupied).isEqualTo(2);
        assertThat(interrupted).isTrue();
        assertThat(ipcc.read(0x0C, WORD)).isZero();
        assertThat(bench.raised()).isEmpty();
    }

    @Test
    void onAnIpccAMaskedChannelDoesNotInterrupt() {
        Bench bench = new Bench();
        Peripheral ipcc = bench.connect(Part.ipcc(103));
        ipcc.write(0x14, WORD, 0x003F_003D);
        ipcc.write(0x10, WORD, 1);

        ((HostPort) ipcc).kick(0);

        assertThat(bench.raised()).isEmpty();
    }

    /** So Linux need not wait for it: Zephyr does not unmask a channel before Linux has set the status. */
    @Test
    void onAnIpccAKickOnAMaskedChannelIsNotLost() {
        Bench bench = new Bench();
        Peripheral ipcc = bench.connect(Part.ipcc(103));
        HostPort port = (HostPort) ipcc;
        boolean off = port.listening();
        ipcc.write(0x10, WORD, 1);

        port.kick(0);
        ipcc.write(0x14, WORD, 0x003F_003E);

        assertThat(off).isFalse();
        assertThat(port.listening()).isTrue();
        assertThat(bench.raised()).containsExactly(103);
    }

    /** Zephyr asks how many channels there are, and kicks on none behind them. */
    @Test
    void anIpccHasSixChannels() {
        assertThat(new Bench().connect(Part.ipcc(103)).read(0x3F0, WORD)).isEqualTo(6);
    }

    @Test
    void onAnIpccTheHostHearsTheChannelAndFreesIt() {
        Bench bench = new Bench();
        Peripheral ipcc = bench.connect(Part.ipcc(103));
        List<Integer> heard = new ArrayList<>();
        ((HostPort) ipcc).onKick(heard::add);

        ipcc.write(0x18, WORD, 1 << 16);
        int sent = ipcc.read(0x1C, WORD);
        bench.runEvents();

        assertThat(sent).isEqualTo(1);
        assertThat(heard).containsExactly(0);
        assertThat(ipcc.read(0x1C, WORD)).isZero();
    }

    @Test
    void aSemaphoreIsOursWhenItIsReadAndFreeWhenItIsWritten() {
        Peripheral hsem = new Bench().connect(Part.hsem());

        int taken = hsem.read(0x84, WORD);
        int held = hsem.read(0x04, WORD);
        hsem.write(0x04, WORD, 0x200);

        assertThat(taken).isEqualTo(0x8000_0200);
        assertThat(held).isEqualTo(0x8000_0200);
        assertThat(hsem.read(0x04, WORD)).isEqualTo(0x200);
    }

    @Test
    void onATiMailboxAMessageIsTheNotifyIdAndStaysPendingUntilItIsReadAndCleared() {
        Bench bench = new Bench();
        Peripheral box = bench.connect(Part.tiMailbox(50));
        box.write(0x128, WORD, 1 << 2);

        ((HostPort) box).kick(1);
        box.write(0x124, WORD, 1 << 2);
        boolean unread = bench.raised().contains(50);
        int message = box.read(0x44, WORD);
        box.write(0x124, WORD, 1 << 2);

        assertThat(unread).isTrue();
        assertThat(message).isEqualTo(1);
        assertThat(bench.raised()).isEmpty();
    }

    @Test
    void onATiMailboxReadyAndEchoAreNoKicks() {
        Bench bench = new Bench();
        Peripheral box = bench.connect(Part.tiMailbox(50));
        List<Integer> heard = new ArrayList<>();
        ((HostPort) box).onKick(heard::add);

        box.write(0x40, WORD, 0xFFFF_FF00);
        box.write(0x40, WORD, 1);
        bench.runEvents();

        assertThat(heard).containsExactly(1);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.fixed;
import static rproclab.machine.peripheral.Register.register;

import org.junit.jupiter.api.Test;

class RegisterFileTest {
    private static final int WORD = 4;

    @Test
    void aRegisterReadsAsItsResetValueUntilItIsWritten() {
        RegisterFile file = file(register("CR", 0x10).reset(0x1234_5678));

        int before = file.read(0x10, WORD);
        file.write(0x10, WORD, 0x8765_4321);

        assertThat(before).isEqualTo(0x1234_5678);
        assertThat(file.read(0x10, WORD)).isEqualTo(0x8765_4321);
    }

    @Test
    void bytesAndHalfwordsAreItsLittleEndianParts() {
        RegisterFile file = file(register("CR", 0).reset(0xA1B2_C3D4));

        assertThat(file.read(0, 1)).isEqualTo(0xD4);
        assertThat(file.read(3, 1)).isEqualTo(0xA1);
        assertThat(file.read(2, 2)).isEqualTo(0xA1B2);
    }

    @Test
    void aByteThatIsWrittenLeavesTheOthers() {
        RegisterFile file = file(register("CR", 0).reset(0xA1B2_C3D4));

        file.write(1, 1, 0x00);

        assertThat(file.read(0, WORD)).isEqualTo(0xA1B2_00D4);
    }

    @Test
    void aReadyBitReadsOneWhateverIsWritten() {
        RegisterFile file = file(register("PLL", 0).ready(1 << 31));

        file.write(0, WORD, 0x5);

        assertThat(file.read(0, WORD)).isEqualTo(0x8000_0005);
    }

    @Test
    void aSelfClearingBitReadsZeroAndItsNeighbourStays() {
        RegisterFile file = file(register("CR", 0).selfClearing(0x8000));

        file.write(0, WORD, 0xC000);

        assertThat(file.read(0, WORD)).isEqualTo(0x4000);
    }

    @Test
    void bitsThatAreNotWritableKeepTheirResetValue() {
        RegisterFile file = file(register("CR", 0).reset(0xFF00).writable(0x00FF));

        file.write(0, WORD, 0x0012);

        assertThat(file.read(0, WORD)).isEqualTo(0xFF12);
    }

    @Test
    void aFixedRegisterIgnoresWrites() {
        RegisterFile file = file(fixed("ID", 0, 7));

        file.write(0, WORD, 0);

        assertThat(file.read(0, WORD)).isEqualTo(7);
    }

    @Test
    void anAcknowledgementRepeatsItsRequest() {
        RegisterFile file = file(register("HSK", 0).repeating(0x1, 4));

        file.write(0, WORD, 0x1);

        assertThat(file.read(0, WORD)).isEqualTo(0x11);
    }

    @Test
    void anAcknowledgementMayLieToTheRight() {
        RegisterFile file = file(register("HSK", 0).repeating(0x10, -4));

        file.write(0, WORD, 0x10);

        assertThat(file.read(0, WORD)).isEqualTo(0x11);
    }

    @Test
    void setClearAndToggleRegistersChangeTheirTargetAndReadAsIt() {
        RegisterFile file = file(register("CCGR", 0x0).reset(0xF0), register("SET", 0x4).setting(-4),
                register("CLR", 0x8).clearing(-8), register("TOG", 0xC).toggling(-12));

        file.write(0x4, WORD, 0x03);
        file.write(0x8, WORD, 0x10);
        file.write(0xC, WORD, 0x81);

        assertThat(file.read(0x0, WORD)).isEqualTo(0x62);
        assertThat(file.read(0x4, WORD)).isEqualTo(0x62);
        assertThat(file.read(0x8, WORD)).isEqualTo(0x62);
        assertThat(file.read(0xC, WORD)).isEqualTo(0x62);
    }

    @Test
    void aGatheringRegisterTakesOnesAndKeepsThem() {
        RegisterFile file = file(register("ENSETR", 0).gathering(), register("ENCLRR", 4).clearing(-4));

        file.write(0, WORD, 0x5);
        file.write(0, WORD, 0x2);
        file.write(4, WORD, 0x1);

        assertThat(file.read(0, WORD)).isEqualTo(0x6);
    }

    @Test
    void aStatusThatMirrorsReadsAsItsTwinAndIgnoresWrites() {
        RegisterFile file = file(register("CSR", 0).mirroring(4), register("RCCR", 4));

        file.write(4, WORD, 0x0300_0001);
        file.write(0, WORD, 0);

        assertThat(file.read(0, WORD)).isEqualTo(0x0300_0001);
    }

    @Test
    void arraysOfRegistersAreNumberedAndApart() {
        RegisterFile file = file(register("GATE", 0x100).times(3, 16));

        file.write(0x110, WORD, 9);

        assertThat(file.nameOf(0x110)).isEqualTo("GATE1");
        assertThat(file.read(0x100, WORD)).isZero();
        assertThat(file.read(0x110, WORD)).isEqualTo(9);
        assertThat(file.knows(0x120)).isTrue();
        assertThat(file.knows(0x130)).isFalse();
        assertThat(file.knows(0x0FC)).isFalse();
        assertThat(file.knows(0x104)).isFalse();
    }

    @Test
    void whatNoRowHasReadsBackUnderItsOffset() {
        RegisterFile file = file(register("CR", 0));

        file.write(0x24, WORD, 0x77);

        assertThat(file.knows(0x24)).isFalse();
        assertThat(file.nameOf(0x24)).isEqualTo("0x24");
        assertThat(file.read(0x24, WORD)).isEqualTo(0x77);
    }

    @Test
    void theFirstRowOfAnOffsetCounts() {
        RegisterFile file = file(fixed("STATUS", 0x10, 1), register("PLL", 0).times(4, 0x10));

        assertThat(file.nameOf(0x10)).isEqualTo("STATUS");
        assertThat(file.read(0x10, WORD)).isEqualTo(1);
    }

    private static RegisterFile file(Register... rows) {
        return new RegisterFile(block("test", "nothing", rows));
    }
}

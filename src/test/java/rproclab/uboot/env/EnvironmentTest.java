// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.bytes.Bytes;

/** What is read as U-Boot reads it, and why something is no environment. */
class EnvironmentTest {

    @Test
    void printenvIsReadWithoutItsLastLine() throws Exception {
        Environment environment = text("a=1\nb=two words\n\nEnvironment size: 14/16380 bytes\n");

        assertThat(environment.variables()).containsExactly(Map.entry("a", "1"), Map.entry("b", "two words"));
    }

    @Test
    void commentsBlanksPromptsAndCarriageReturnsAreLeftOut() throws Exception {
        Environment environment = text("# a=0\r\n \t a=1\r\n=> printenv\r\nb=2");

        assertThat(environment.variables()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    @Test
    void aLaterLineReplacesAnEarlierOneAndAnEmptyValueDeletes() throws Exception {
        Environment environment = text("a=1\nb=2\nc=3\na=4\nb=\nc\n");

        assertThat(environment.variables()).containsExactly(Map.entry("a", "4"));
    }

    @Test
    void aBackslashStandsForWhatFollowsIt() throws Exception {
        assertThat(text("a=x\\;y\\\\z\\\nb=1\nc=\\").variables())
                .containsExactly(Map.entry("a", "x;y\\z\nb=1"), Map.entry("c", "\\"));
    }

    @Test
    void storedEnvironmentIsReadBehindItsCrc() throws Exception {
        assertThat(Environment.read(stored(4, "a=1\0b=x\ny\0\0junk=1\0")).variables())
                .containsExactly(Map.entry("a", "1"), Map.entry("b", "x\ny"));
    }

    @Test
    void oneOfTwoStoredCopiesHasAFlagByteToo() throws Exception {
        assertThat(Environment.read(stored(5, "a=1\0\0")).variables()).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void emptyStoredEnvironmentHasNoVariables() throws Exception {
        assertThat(Environment.read(stored(4, "\0\0")).variables()).isEmpty();
    }

    @Test
    void storedEnvironmentWithAWrongCrcIsNone() {
        Bytes bytes = Bytes.of(new byte[]{1, 2, 3, 4, 'a', '=', '1', 0, 0});

        assertThatThrownBy(() -> Environment.read(bytes)).isInstanceOf(EnvironmentError.class).hasMessage(
                "holds zero bytes, so it is no text, and does not start with its CRC either: 0x04030201, not 0x%08x or, "
                        .formatted(crc(new byte[]{'a', '=', '1', 0, 0}))
                        + "as one of two copies, 0x%08x; a dump has to be CONFIG_ENV_SIZE long"
                                .formatted(crc(new byte[]{'=', '1', 0, 0})));
    }

    @Test
    void textWithoutAVariableIsNone() {
        assertThatThrownBy(() -> text("# only\nwords\n")).isInstanceOf(EnvironmentError.class)
                .hasMessage("has no line NAME=VALUE, as printenv, fw_printenv or uEnv.txt have");
    }

    @Test
    void aMebibyteIsReadAndAByteMoreIsNot() throws Exception {
        byte[] bytes = "a=1\n".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);

        assertThat(Environment.read(Bytes.of(bytes)).variables()).hasSize(1);
        assertThatThrownBy(() -> Environment.read(Bytes.of(java.util.Arrays.copyOf(bytes, bytes.length + 1))))
                .isInstanceOf(EnvironmentError.class).hasMessage("is larger than 1 MiB, which no environment is");
    }

    @ParameterizedTest
    @CsvSource({"0x88000000, 88000000", "88000000, 88000000", "' 0X1f,x', 1f", "no, 0", "0x, 0",
            "ffffffffffffffff, ffffffffffffffff"})
    void numbersAreHexUpToWhatIsNone(String text, String value) {
        assertThat(Environment.hextoul(text)).isEqualTo(Long.parseUnsignedLong(value, 16));
    }

    @ParameterizedTest
    @CsvSource({"0xffffffffffffffff, 64, true", "0xffffffff, 64, false", "0xffffffff, 32, true",
            "0xfffffffe, 32, false", "no, 64, false"})
    void allBitsOfAWordMeanInPlace(String value, int bits, boolean inPlace) {
        Environment environment = Environment.of(Map.of("fdt_high", value));

        assertThat(environment.inPlace("fdt_high", bits)).isEqualTo(inPlace);
        assertThat(environment.inPlace("initrd_high", bits)).isFalse();
    }

    @Test
    void defaultsAreBehindWhatIsSet() {
        Environment both = Environment.of(Map.of("a", "1")).over(Environment.of(Map.of("a", "0", "b", "2")));

        assertThat(both.variables()).containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    private static Environment text(String text) throws EnvironmentError {
        return Environment.read(Bytes.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Bytes stored(int header, String contents) {
        byte[] data = contents.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(header + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) crc(data)).position(header).put(data);
        return Bytes.of(bytes.array());
    }

    private static long crc(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return crc.getValue();
    }
}

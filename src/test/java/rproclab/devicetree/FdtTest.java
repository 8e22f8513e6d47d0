// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Bytes;

class FdtTest {
    private static final int TOTALSIZE = 4;
    private static final int OFF_STRUCT = 8;
    private static final int OFF_STRINGS = 12;
    private static final int OFF_RSVMAP = 16;
    private static final int VERSION = 20;
    private static final int LAST_COMP_VERSION = 24;
    private static final int SIZE_STRINGS = 32;
    private static final int SIZE_STRUCT = 36;

    private static final int BEGIN_NODE = 1;
    private static final int END_NODE = 2;
    private static final int PROP = 3;
    private static final int NOP = 4;
    private static final int END = 9;

    /** Header 0..40, reservations 40..72, structure 72..120, strings 120..124. */
    private static final byte[] SMALL = new FdtBuilder().memreserve(0x4300_0000L, 0x1_0000L)
            .begin("m4@1").cells("reg", 1).end().build().toBytes();

    @Test
    void treeIsReadInItsOrder() throws FdtError {
        Fdt fdt = read(new FdtBuilder().text("model", "board").begin("b").flag("no-map").end().begin("a@1")
                .cells("reg", 0x8000_0000L, 0xFFFF_FFFFL).u64("wide", -2).text("names", "tx", "", "rx").end().build()
                .toBytes());

        assertThat(fdt.root().children()).extracting(Node::path).containsExactly("/b", "/a@1");
        assertThat(fdt.root().text("model")).isEqualTo("board");
        assertThat(fdt.root().children().getFirst().has("no-map")).isTrue();
        Node a = fdt.node("/a").orElseThrow();
        assertThat(a.property("reg").orElseThrow().cells()).containsExactly(0x8000_0000L, 0xFFFF_FFFFL);
        assertThat(a.property("wide").orElseThrow().number(0, 2)).isEqualTo(-2);
        assertThat(a.texts("names")).containsExactly("tx", "", "rx");
        assertThat(a.properties()).extracting(Property::name).containsExactly("reg", "wide", "names");
    }

    @Test
    void reservationsEndAtTheFirstOfSizeZero() throws FdtError {
        byte[] bytes = new FdtBuilder().memreserve(0x4300_0000L, 1).memreserve(-0x1000, 0x1000).build().toBytes();

        assertThat(read(bytes).memreserve()).containsExactly(new Range(0x4300_0000L, 1), new Range(-0x1000, 0x1000));
        ByteBuffer.wrap(bytes).putLong(40 + 8, 0);
        assertThat(read(bytes).memreserve()).isEmpty();
    }

    @Test
    void emptyFileHasNoHeader() {
        assertError(new byte[0], 0, "offset 0x0: no room for a header");
    }

    @Test
    void magicIsLookedAtFirst() {
        assertError(new byte[]{0x7f, 'E', 'L', 'F'}, 0, "offset 0x0: magic is 0x7f454c46, not 0xd00dfeed");
    }

    @ParameterizedTest
    @CsvSource({"4, 0x4", "35, 0x23", "39, 0x27"})
    void fileMayEndInTheHeader(int size, String end) {
        assertError(Arrays.copyOf(SMALL, size), size, "offset " + end + ": the file ends in the header");
    }

    @Test
    void fileOfTheHeaderAloneIsTruncated() {
        assertError(Arrays.copyOf(SMALL, 40), 4,
                "offset 0x4: truncated: totalsize is 0x7c, the file has 0x28 bytes");
    }

    @Test
    void oneByteTooFewIsTruncatedOneTooManyIsNot() throws FdtError {
        assertError(Arrays.copyOf(SMALL, 123), 4,
                "offset 0x4: truncated: totalsize is 0x7c, the file has 0x7b bytes");
        assertThat(read(Arrays.copyOf(SMALL, 125)).root().children()).hasSize(1);
    }

    @Test
    void treeMayHaveTheSizeThatLinuxTakesAndNoMore() throws FdtError {
        byte[] largest = patched(Arrays.copyOf(SMALL, 0x20_0000), TOTALSIZE, 0x20_0000);
        byte[] larger = patched(Arrays.copyOf(SMALL, 0x20_0001), TOTALSIZE, 0x20_0001);

        assertThat(read(largest).root().children()).hasSize(1);
        assertError(larger, 4, "offset 0x4: totalsize is 0x200001: Linux takes at most 0x200000 bytes on arm64");
    }

    @Test
    void totalsizeHoldsAtLeastTheHeader() {
        assertError(patched(SMALL, TOTALSIZE, 39), 4, "offset 0x4: totalsize is 0x27, less than the header's 0x28");
        assertError(patched(SMALL, TOTALSIZE, 40), 12,
                "offset 0xc: strings block [0x78, 0x7c) is not between header and totalsize 0x28");
    }

    @ParameterizedTest
    @CsvSource({"15, 15", "2, 1"})
    void oldVersionsAreNotRead(int version, int lastCompatible) {
        assertError(patched(patched(SMALL, VERSION, version), LAST_COMP_VERSION, lastCompatible), 20,
                "offset 0x14: version " + version + ": only 16 and later are read");
    }

    @Test
    void versionIsNotOlderThanWhatItIsCompatibleWith() {
        assertError(patched(patched(SMALL, VERSION, 16), LAST_COMP_VERSION, 17), 20,
                "offset 0x14: version 16 is older than the version 17 it says to be compatible with");
    }

    @ParameterizedTest
    @CsvSource({"17, 17", "18, 16", "18, 17", "0x7fffffff, 0"})
    void newerVersionsAreReadWhereTheyAreCompatible(String version, int lastCompatible) throws FdtError {
        Fdt fdt = read(patched(patched(SMALL, VERSION, Integer.decode(version)), LAST_COMP_VERSION, lastCompatible));

        assertThat(fdt.root().children()).hasSize(1);
    }

    @Test
    void newerVersionsAreNotReadWhereTheyAreNot() {
        assertError(patched(patched(SMALL, VERSION, 18), LAST_COMP_VERSION, 18), 24,
                "offset 0x18: compatible with version 18 and later: only up to 17 is read");
    }

    @Test
    void version16HasNoSizeOfTheStructure() throws FdtError {
        byte[] bytes = patched(patched(SMALL, VERSION, 16), SIZE_STRUCT, -1);

        assertThat(read(bytes).root().children()).hasSize(1);
    }

    @Test
    void blocksLieBetweenHeaderAndTotalsize() {
        assertError(patched(SMALL, OFF_STRINGS, 39), 12,
                "offset 0xc: strings block [0x27, 0x2b) is not between header and totalsize 0x7c");
        assertError(patched(SMALL, SIZE_STRINGS, 5), 12,
                "offset 0xc: strings block [0x78, 0x7d) is not between header and totalsize 0x7c");
        assertError(patched(SMALL, OFF_STRUCT, 125), 8,
                "offset 0x8: structure block [0x7d, 0xad) is not between header and totalsize 0x7c");
        assertError(patched(SMALL, SIZE_STRUCT, -1), 8,
                "offset 0x8: structure block [0x48, 0x100000047) is not between header and totalsize 0x7c");
        assertError(patched(SMALL, OFF_RSVMAP, 39), 16,
                "offset 0x10: memory reservation block 0x27 is not between header and totalsize 0x7c");
        assertError(patched(SMALL, OFF_RSVMAP, 125), 16,
                "offset 0x10: memory reservation block 0x7d is not between header and totalsize 0x7c");
    }

    @Test
    void reservationsNeedAnEnd() {
        byte[] bytes = new FdtBuilder().memreserve(1, 1).build().toBytes();
        ByteBuffer.wrap(bytes).putInt(OFF_STRUCT, 40).putInt(SIZE_STRUCT, 0);
        byte[] endless = Arrays.copyOf(bytes, 72);
        ByteBuffer.wrap(endless).putInt(TOTALSIZE, 72).putInt(OFF_STRINGS, 72).putLong(64, 1);

        assertError(endless, 72, "offset 0x48: memory reservation block has no end");
    }

    @Test
    void structureBeginsWithTheRootNode() {
        assertError(struct(), 56, "offset 0x38: structure block has no root node");
        assertError(struct(END), 56, "offset 0x38: structure block begins with token 0x9, not with the root node");
        assertError(struct(NOP, PROP), 60,
                "offset 0x3c: structure block begins with token 0x3, not with the root node");
    }

    @Test
    void nopsAreSkipped() throws FdtError {
        assertThat(read(struct(NOP, BEGIN_NODE, 0, NOP, END_NODE, NOP, END)).root().children()).isEmpty();
    }

    @Test
    void structureEndsWithTheEndToken() {
        assertError(struct(BEGIN_NODE, 0), 64, "offset 0x40: structure block ends in node /");
        assertError(struct(BEGIN_NODE, 0, END_NODE), 68, "offset 0x44: structure block has no end token");
        assertError(struct(BEGIN_NODE, 0, END_NODE, BEGIN_NODE), 68,
                "offset 0x44: token 0x1 behind the root node, not the end token");
        assertError(struct(BEGIN_NODE, 0, END), 64, "offset 0x40: unexpected token 0x9 in node /");
        assertError(struct(BEGIN_NODE, 0, 5), 64, "offset 0x40: unexpected token 0x5 in node /");
    }

    @Test
    void nodeNamesEndInTheStructure() {
        assertError(struct(BEGIN_NODE, 0x41414141), 60, "offset 0x3c: root node name has no end");
        assertError(struct(BEGIN_NODE, 0, BEGIN_NODE, 0x41414141), 68, "offset 0x44: node name has no end");
    }

    @Test
    void nodeNamesHoldPrintableCharactersButSlashes() {
        assertError(struct(BEGIN_NODE, 0, BEGIN_NODE, 0x41200000), 69,
                "offset 0x45: node name holds the byte 0x20");
        assertError(struct(BEGIN_NODE, 0, BEGIN_NODE, 0x417f0000), 69,
                "offset 0x45: node name holds the byte 0x7f");
        assertError(struct(BEGIN_NODE, 0, BEGIN_NODE, 0x412f0000), 69,
                "offset 0x45: node name holds the byte 0x2f");
    }

    @Test
    void namesHaveUpTo255Bytes() throws FdtError {
        String longest = "n".repeat(255);

        assertThat(read(new FdtBuilder().begin(longest).build().toBytes()).root().child(longest)).isPresent();
        assertError(new FdtBuilder().begin(longest + "n").build().toBytes(), 68,
                "offset 0x44: node name is longer than 255 bytes");
        assertError(new FdtBuilder().flag(longest + "n").build().toBytes(), 84,
                "offset 0x54: property name is longer than 255 bytes");
    }

    @Test
    void nodesAreNestedUpTo64() throws FdtError {
        assertThat(read(nested(64)).depth()).isEqualTo(64);
        assertError(nested(65), 64 + 63 * 8, "offset 0x238: nodes are nested deeper than 64");
    }

    @Test
    void propertiesStayInTheStructure() throws FdtError {
        assertError(struct(BEGIN_NODE, 0, PROP), 68, "offset 0x44: structure block ends in a property");
        assertError(struct(BEGIN_NODE, 0, PROP, 0), 72, "offset 0x48: structure block ends in a property");
        assertError(patched(SMALL, 72 + 8 + 12 + 4, 17), 92,
                "offset 0x5c: property reg of 0x11 bytes leaves the structure block");
        assertError(patched(SMALL, 72 + 8 + 12 + 4, -1), 92,
                "offset 0x5c: property reg of 0xffffffff bytes leaves the structure block");
    }

    @Test
    void propertyNamesStayInTheStrings() throws FdtError {
        byte[] last = patched(SMALL, 72 + 8 + 12 + 8, 3);
        byte[] outside = patched(SMALL, 72 + 8 + 12 + 8, 4);
        byte[] unterminated = SMALL.clone();
        unterminated[SMALL.length - 1] = 'x';

        assertThat(read(last).node("/m4").orElseThrow().has("")).isTrue();
        assertError(outside, 92, "offset 0x5c: property name 0x4 is outside the strings block of 0x4 bytes");
        assertError(unterminated, 120, "offset 0x78: property name has no end");
    }

    @Test
    void propertyBehindChildNodesIsContradictory() {
        assertError(struct(BEGIN_NODE, 0, BEGIN_NODE, 0x41000000, END_NODE, PROP, 0, 0), 76,
                "offset 0x4c: property behind the child nodes of /, where nothing reads it");
    }

    @Test
    void firstOfTwoPropertiesWithOneNameCounts() throws FdtError {
        byte[] bytes = new FdtBuilder().cells("aaa", 1).cells("bbb", 2).build().toBytes();
        ByteBuffer.wrap(bytes).putInt(56 + 8 + 16 + 8, 0);

        Fdt fdt = read(bytes);

        assertThat(fdt.root().properties()).hasSize(1);
        assertThat(fdt.root().u32("aaa")).hasValue(1);
    }

    @Test
    void firstNodeOfTwoWithOneNameIsFound() throws FdtError {
        Fdt fdt = read(new FdtBuilder().begin("a@1").cells("n", 1).end().begin("a@2").cells("n", 2).end()
                .begin("a@2").cells("n", 3).end().begin("a").cells("n", 4).end().build().toBytes());

        assertThat(fdt.root().children()).hasSize(4);
        assertThat(fdt.node("/a").orElseThrow().u32("n")).hasValue(1);
        assertThat(fdt.node("/a@2").orElseThrow().u32("n")).hasValue(2);
        assertThat(fdt.node("/a@3")).isEmpty();
    }

    @Test
    void pathsMayBeginWithAnAlias() {
        Fdt fdt = new FdtBuilder().begin("aliases").text("bus", "/soc@0").text("loop", "loop").end()
                .begin("soc@0").begin("m4").end().end().build();

        assertThat(fdt.node("bus/m4").map(Node::path)).hasValue("/soc@0/m4");
        assertThat(fdt.node("bus").map(Node::path)).hasValue("/soc@0");
        assertThat(fdt.node("/").map(Node::path)).hasValue("/");
        assertThat(fdt.node("loop")).isEmpty();
        assertThat(fdt.node("m4")).isEmpty();
        assertThat(fdt.node("")).isEmpty();
    }

    @Test
    void phandlesFindTheFirstNodeThatHasThem() {
        Fdt fdt = new FdtBuilder().begin("a").cells("linux,phandle", 1).end().begin("b").cells("phandle", 2)
                .cells("linux,phandle", 3).end().begin("c").cells("phandle", 2).end().begin("d").cells("phandle", 0)
                .end().begin("e").cells("phandle", -1).end().begin("f").cells("phandle", -2).end().build();

        assertThat(fdt.withPhandle(1).map(Node::name)).hasValue("a");
        assertThat(fdt.withPhandle(2).map(Node::name)).hasValue("b");
        assertThat(fdt.withPhandle(0xFFFF_FFFEL).map(Node::name)).hasValue("f");
        assertThat(fdt.withPhandle(3)).isEmpty();
        assertThat(fdt.withPhandle(0)).isEmpty();
        assertThat(fdt.withPhandle(0xFFFF_FFFFL)).isEmpty();
    }

    @Test
    void propertyOfStringsEndsWithNul() {
        assertThat(property('a', 'b', 0, 'c', 0).texts()).containsExactly("ab", "c");
        assertThat(property('a', 'b', 0, 'c').texts()).isEmpty();
        assertThat(property().texts()).isEmpty();
        assertThat(property(0).texts()).containsExactly("");
        assertThat(property(0x1b, '[', 0).text()).isEqualTo("\\x1b[");
    }

    @Test
    void cellsAreWhole() {
        assertThat(property(0, 0, 0).u32()).isEmpty();
        assertThat(property(0, 0, 0, 7).u32()).hasValue(7);
        assertThat(property(0, 0, 0, 7, 0, 0, 0).cells()).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"okay", "ok"})
    void nodesAreAvailableUnlessStatusSaysOtherwise(String status) {
        assertThat(new FdtBuilder().build().root().available()).isTrue();
        assertThat(new FdtBuilder().text("status", status).build().root().available()).isTrue();
        assertThat(new FdtBuilder().text("status", status + "!").build().root().available()).isFalse();
        assertThat(new FdtBuilder().text("status", "disabled").build().root().available()).isFalse();
        assertThat(new FdtBuilder().flag("status").build().root().available()).isFalse();
    }

    @Test
    void flatteningGivesTheSameBytesAgain() throws FdtError {
        assertThat(read(SMALL).toBytes()).isEqualTo(SMALL);
    }

    private static Property property(int... value) {
        byte[] bytes = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            bytes[i] = (byte) value[i];
        }
        return new Property("p", Bytes.of(bytes));
    }

    /** A tree of these words as the structure block, which begins at 56. */
    private static byte[] struct(int... words) {
        ByteBuffer tree = ByteBuffer.allocate(56 + 4 * words.length);
        tree.put(new FdtBuilder().build().toBytes(), 0, 56);
        for (int word : words) {
            tree.putInt(word);
        }
        tree.putInt(TOTALSIZE, tree.capacity()).putInt(OFF_STRINGS, tree.capacity())
                .putInt(SIZE_STRUCT, 4 * words.length);
        return tree.array();
    }

    private static byte[] nested(int depth) {
        FdtBuilder builder = new FdtBuilder();
        for (int i = 1; i < depth; i++) {
            builder.begin("n");
        }
        return builder.build().toBytes();
    }

    private static byte[] patched(byte[] bytes, int at, int value) {
        return ByteBuffer.wrap(bytes.clone()).putInt(at, value).array();
    }

    private static Fdt read(byte[] bytes) throws FdtError {
        return Fdt.read(Bytes.of(bytes));
    }

    private static void assertError(byte[] bytes, long offset, String message) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOfSatisfying(FdtError.class,
                error -> assertThat(error.offset()).isEqualTo(offset)).hasMessage(message);
    }
}

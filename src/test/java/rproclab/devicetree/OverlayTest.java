// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
    /** Labels {@code bus}, with phandle 7, and {@code bare}, without one. */
    private static final Fdt BASE = new FdtBuilder().memreserve(1, 2)
            .begin("soc@0").cells("phandle", 7).text("status", "disabled").begin("m4").end().end()
            .begin("bare").end()
            .begin("__symbols__").text("bus", "/soc@0").text("bare", "/bare").text("gone", "/gone").end()
            .build();

    @Test
    void fragmentGoesToItsTargetPath() throws FdtError {
        Fdt merged = BASE.withOverlay(fragment().text("target-path", "/soc").begin("__overlay__")
                .text("status", "okay").cells("new", 1).begin("m4").cells("n", 4).end().begin("m7").end().build());

        Node soc = merged.node("/soc@0").orElseThrow();
        assertThat(soc.text("status")).isEqualTo("okay");
        assertThat(soc.properties()).extracting(Property::name).containsExactly("new", "phandle", "status");
        assertThat(soc.children()).extracting(Node::name).containsExactly("m7", "m4");
        assertThat(merged.node("/soc/m4").orElseThrow().u32("n")).hasValue(4);
        assertThat(merged.memreserve()).containsExactly(new Range(1, 2));
    }

    @Test
    void baseStaysAsItIs() throws FdtError {
        byte[] before = BASE.toBytes();

        BASE.withOverlay(fragment().text("target-path", "/").begin("__overlay__").begin("bare").cells("n", 1).end()
                .build());

        assertThat(BASE.toBytes()).isEqualTo(before);
    }

    @Test
    void fragmentGoesToTheLabelThatFixupsName() throws FdtError {
        Fdt merged = BASE.withOverlay(fragment().cells("target", -1).begin("__overlay__").cells("refs", 0, -1).end()
                .end().begin("__fixups__").text("bus", "/fragment@0:target:0", "/fragment@0/__overlay__:refs:4").end()
                .build());

        assertThat(merged.node("/soc").orElseThrow().property("refs").orElseThrow().cells()).containsExactly(0, 7);
    }

    @Test
    void phandlesAreMovedBehindThoseOfTheBase() throws FdtError {
        Fdt merged = BASE.withOverlay(fragment().text("target-path", "/").begin("__overlay__").cells("ref", 1)
                .begin("a").cells("phandle", 1).end().begin("b").cells("linux,phandle", 2).end().end().end()
                .begin("__local_fixups__").begin("fragment@0").begin("__overlay__").cells("ref", 0).end().end().end()
                .build());

        assertThat(merged.node("/a").orElseThrow().phandle()).hasValue(8);
        assertThat(merged.node("/b").orElseThrow().phandle()).hasValue(9);
        assertThat(merged.root().u32("ref")).hasValue(8);
    }

    @Test
    void nodeOfTheBaseKeepsItsPhandleAndReferencesFollow() throws FdtError {
        Fdt merged = BASE.withOverlay(fragment().text("target-path", "/").begin("__overlay__").cells("ref", 1)
                .begin("soc@0").cells("phandle", 1).end().end().end()
                .begin("__local_fixups__").begin("fragment@0").begin("__overlay__").cells("ref", 0).end().end().end()
                .build());

        assertThat(merged.node("/soc").orElseThrow().phandle()).hasValue(7);
        assertThat(merged.root().u32("ref")).hasValue(7);
    }

    @Test
    void labelsOfTheOverlayBecomeLabelsOfTheTree() throws FdtError {
        Fdt merged = BASE.withOverlay(fragment().text("target-path", "/soc@0").begin("__overlay__").begin("m7").end()
                .end().end().begin("fragment@1").text("target-path", "/").begin("__overlay__").begin("x").end().end()
                .end().begin("__symbols__").text("m7", "/fragment@0/__overlay__/m7")
                .text("x", "/fragment@1/__overlay__/x")
                .text("whole", "/fragment@0/__overlay__").text("fragment", "/fragment@0")
                .text("bus", "/fragment@0/other")
                .end().build());

        Node symbols = merged.node("/__symbols__").orElseThrow();
        assertThat(symbols.text("m7")).isEqualTo("/soc@0/m7");
        assertThat(symbols.text("x")).isEqualTo("/x");
        assertThat(symbols.text("whole")).isEqualTo("/soc@0/");
        assertThat(symbols.text("bus")).isEqualTo("/soc@0");
        assertThat(symbols.has("fragment")).isFalse();
    }

    @Test
    void nodesWithoutContentAreNoFragments() throws FdtError {
        Fdt merged = BASE.withOverlay(new FdtBuilder().begin("note").text("target-path", "/nowhere").build());

        assertThat(merged.toBytes()).isEqualTo(BASE.toBytes());
    }

    @Test
    void targetIsInTheBase() {
        assertError(fragment().text("target-path", "/nowhere").begin("__overlay__"),
                "overlay node /fragment@0: the base tree has no node /nowhere");
        assertError(fragment().cells("target", 8).begin("__overlay__"),
                "overlay node /fragment@0: the base tree has no node with phandle 0x8");
        assertError(fragment().begin("__overlay__"), "overlay node /fragment@0 has neither target nor target-path");
        assertError(fragment().cells("target", -1).begin("__overlay__"),
                "overlay node /fragment@0: target is no phandle, and nothing in /__fixups__ makes it one");
        assertError(fragment().cells("target", 7, 7).begin("__overlay__"),
                "overlay node /fragment@0: target is no phandle, and nothing in /__fixups__ makes it one");
    }

    @Test
    void labelsAreInTheBase() {
        assertError(fixups().text("missing", "/fragment@0:target:0"),
                "overlay needs label missing, which /__symbols__ of the base tree does not have");
        assertError(fixups().text("gone", "/fragment@0:target:0"),
                "label gone of the base tree is /gone, where there is no node");
        assertError(fixups().text("bare", "/fragment@0:target:0"),
                "label bare of the base tree is /bare, which has no phandle");
        assertThatThrownBy(() -> new FdtBuilder().build()
                .withOverlay(fixups().text("bus", "/fragment@0:target:0").build())).isInstanceOf(FdtError.class)
                .hasMessage("overlay needs label bus, but the base tree has no /__symbols__ (compile it with dtc -@)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/fragment@0", "/fragment@0:target", "/fragment@0::0", "/fragment@0:target:",
            "/fragment@0:target:x", "/fragment@0:target:-4", "/fragment@0:target:0:0"})
    void fixupIsPathAndPropertyAndOffset(String place) {
        assertError(fixups().text("bus", place),
                "overlay /__fixups__: bus has '" + place + "', not path:property:offset");
    }

    @Test
    void fixupPointsIntoTheOverlay() {
        assertError(fixups().text("bus", "/fragment@1:target:0"),
                "overlay has no node /fragment@1, which /__fixups__ names for bus");
        assertError(fixups().text("bus", "/fragment@0:goal:0"),
                "overlay node /fragment@0 has no property goal, which /__fixups__ names for bus");
        assertError(fixups().text("bus", "/fragment@0:target:1"),
                "overlay node /fragment@0: property target of 0x4 bytes has no cell at 0x1, which /__fixups__ names");
        assertError(fixups().bytes("bus", new byte[]{'/', ':'}), "overlay /__fixups__: bus is not made of strings");
    }

    @ParameterizedTest
    @CsvSource({"1, 0x1", "-1, 0xffffffff"})
    void localReferenceStaysInItsProperty(long offset, String printed) {
        assertError(localFixups().cells("ref", offset), "overlay node /fragment@0: property ref of 0x4 bytes has no "
                + "cell at " + printed + ", which /__local_fixups__/fragment@0 names");
    }

    @Test
    void localReferencesAreInTheOverlay() {
        assertError(localFixups().cells("other", 0),
                "overlay node /fragment@0 has no property other, which /__local_fixups__/fragment@0 names");
        assertError(localFixups().bytes("ref", new byte[5]),
                "overlay node /__local_fixups__/fragment@0: ref is not made of cells");
        assertError(localFixups().begin("child"),
                "overlay node /fragment@0 has no child child, which /__local_fixups__/fragment@0 names");
    }

    @Test
    void phandlesMayReachAllOnesButOne() throws FdtError {
        FdtBuilder last = fragment().text("target-path", "/").begin("__overlay__").begin("a")
                .cells("phandle", 0xFFFF_FFFEL - 7);
        FdtBuilder none = fragment().text("target-path", "/").begin("__overlay__").begin("a")
                .cells("phandle", 0xFFFF_FFFFL - 7);

        assertThat(BASE.withOverlay(last.build()).node("/a").orElseThrow().phandle()).hasValue(0xFFFF_FFFEL);
        assertError(none, "overlay node /fragment@0/__overlay__/a: no phandle is left for it: 0xffffffff");
        assertError(fragment().cells("phandle", 1, 2), "overlay node /fragment@0: phandle has 8 bytes, not 4");
    }

    @Test
    void labelsOfTheOverlayArePaths() {
        assertError(new FdtBuilder().begin("__symbols__").text("a", "fragment@0"),
                "overlay /__symbols__: a is no path");
        assertError(new FdtBuilder().begin("__symbols__").text("a", "/x", "/y"), "overlay /__symbols__: a is no path");
        assertError(new FdtBuilder().begin("__symbols__").text("a", "/fragment@9/__overlay__/x"),
                "overlay /__symbols__: a is /fragment@9/__overlay__/x, where there is no node");
    }

    @Test
    void labelsStayWithinWhatATreeCanHold() {
        FdtBuilder overlay = fragment().text("target-path", "/" + "/".repeat(0x10_0000)).begin("__overlay__").end()
                .end().begin("__symbols__");

        assertError(overlay.text("a", "/fragment@0/__overlay__/x").text("b", "/fragment@0/__overlay__/x"),
                "overlay adds labels of more than 0x200000 bytes");
    }

    @Test
    void mergedNodesAreNestedUpTo64() throws FdtError {
        assertThat(nested(32).withOverlay(nestedOverlay(33)).depth()).isEqualTo(64);
        assertThatThrownBy(() -> nested(32).withOverlay(nestedOverlay(34))).isInstanceOf(FdtError.class)
                .hasMessage("overlay makes nodes nested deeper than 64");
    }

    private static Fdt nested(int depth) {
        FdtBuilder builder = new FdtBuilder();
        for (int i = 1; i < depth; i++) {
            builder.begin("n");
        }
        return builder.build();
    }

    /** Adds {@code depth - 1} nodes below the 32nd. */
    private static Fdt nestedOverlay(int depth) {
        FdtBuilder builder = fragment().text("target-path", "/n".repeat(31)).begin("__overlay__");
        for (int i = 1; i < depth; i++) {
            builder.begin("o");
        }
        return builder.build();
    }

    private static FdtBuilder fragment() {
        return new FdtBuilder().begin("fragment@0");
    }

    private static FdtBuilder fixups() {
        return fragment().cells("target", -1).begin("__overlay__").end().end().begin("__fixups__");
    }

    private static FdtBuilder localFixups() {
        return fragment().cells("ref", 1).end().begin("__local_fixups__").begin("fragment@0");
    }

    private static void assertError(FdtBuilder overlay, String message) {
        assertThatThrownBy(() -> BASE.withOverlay(overlay.build())).isInstanceOf(FdtError.class).hasMessage(message);
    }
}

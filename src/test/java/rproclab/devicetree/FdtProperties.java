// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rproclab.bytes.Bytes;

/** Whatever the bytes, they are a tree or an {@link FdtError}, and a tree can be looked through and flattened again. */
class FdtProperties {
    private static final byte[] BOARD = new FdtBuilder().memreserve(0x4300_0000L, 0x1_0000L)
            .cells("#address-cells", 2).cells("#size-cells", 2).text("compatible", "board")
            .begin("memory@40000000").text("device_type", "memory").u64("reg", 0x4000_0000L, 0x8000_0000L).end()
            .begin("reserved-memory").cells("#address-cells", 2).cells("#size-cells", 2).flag("ranges")
            .begin("m7@80000000").u64("reg", 0x8000_0000L, 0x100_0000L).flag("no-map").cells("phandle", 1).end()
            .begin("cma").u64("size", 0x100_0000L).u64("alloc-ranges", 0, -1).end().end()
            .begin("soc@0").cells("#address-cells", 1).cells("#size-cells", 1).cells("ranges", 0, 0, 0, 0x1000_0000)
            .begin("mu@0").cells("reg", 0, 0x1000).cells("#mbox-cells", 2).cells("phandle", 2).end()
            .begin("m7@1000").text("compatible", "fsl,imx8mp-cm7").cells("reg", 0x1000, 1)
            .cells("memory-region", 1).cells("mboxes", 2, 0, 1).text("status", "okay").end().end()
            .begin("chosen").text("bootargs", "quiet").cells("linux,initrd-start", 1).cells("linux,initrd-end", 2)
            .end()
            .begin("__symbols__").text("m7", "/reserved-memory/m7@80000000").end()
            .build().toBytes();

    private static final byte[] OVERLAY = new FdtBuilder().begin("fragment@0").cells("target", -1)
            .begin("__overlay__").cells("ref", 1).begin("new").cells("phandle", 1).end().end().end()
            .begin("__fixups__").text("m7", "/fragment@0:target:0").end()
            .begin("__local_fixups__").begin("fragment@0").begin("__overlay__").cells("ref", 0).end().end().end()
            .begin("__symbols__").text("new", "/fragment@0/__overlay__/new").end()
            .build().toBytes();

    /** A word of the bytes that is given another value. */
    record Change(int word, int value) {}

    @Property(tries = 3000, seed = "61")
    void changedTreeIsATreeOrAnError(@ForAll("changes") List<Change> changes) {
        lookThrough(changed(BOARD, changes));
    }

    @Property(tries = 3000, seed = "61")
    void changedOverlayFitsOrIsAnError(@ForAll("changes") List<Change> changes) {
        byte[] overlay = changed(OVERLAY, changes);

        try {
            byte[] merged = Fdt.read(Bytes.of(BOARD)).withOverlay(Fdt.read(Bytes.of(overlay))).toBytes();
            lookThrough(merged);
        } catch (FdtError error) {
            assertThat(error).hasNoCause().hasMessageMatching("[ -~]+");
        }
    }

    @Property(tries = 1000, seed = "61")
    void anyStructureIsATreeOrAnError(@ForAll("words") List<Integer> words) {
        ByteBuffer tree = ByteBuffer.allocate(56 + 4 * words.size() + 4);
        tree.put(new FdtBuilder().build().toBytes(), 0, 56);
        words.forEach(tree::putInt);
        tree.putInt(4, tree.capacity()).putInt(12, tree.capacity() - 4).putInt(32, 4).putInt(36, 4 * words.size());

        lookThrough(tree.array());
    }

    @Property(tries = 1000, seed = "61")
    void cutTreeIsAnError(@ForAll("cuts") int size) {
        assertThat(read(Arrays.copyOf(BOARD, size))).startsWith("offset 0x");
    }

    @Property(tries = 500, seed = "61")
    void anyBytesAreATreeOrAnError(@ForAll byte[] bytes) {
        assertThat(read(bytes)).startsWith("offset 0x0: ");
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, BOARD.length - 1);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Integer> words = Arbitraries.oneOf(Arbitraries.integers().between(0, 9),
                Arbitraries.integers().between(0, BOARD.length / 4 - 1));
        return Combinators.combine(words, values()).as(Change::new).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Integer>> words() {
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, Arbitraries.of(1, 0, 2, 3, 4, 9)),
                net.jqwik.api.Tuple.of(1, values())).list().ofMaxSize(200);
    }

    private static Arbitrary<Integer> values() {
        return Arbitraries.oneOf(Arbitraries.of(0, 1, 2, 3, 4, 8, 9, -1, Integer.MIN_VALUE, Integer.MAX_VALUE),
                Arbitraries.integers().between(0, 2048), Arbitraries.integers());
    }

    private static byte[] changed(byte[] bytes, List<Change> changes) {
        ByteBuffer changed = ByteBuffer.wrap(bytes.clone());
        changes.forEach(change -> changed.putInt(change.word() * 4 % (bytes.length - 3), change.value()));
        return changed.array();
    }

    private static void lookThrough(byte[] bytes) {
        try {
            Fdt fdt = Fdt.read(Bytes.of(bytes));
            BoardTree board = BoardTree.of(fdt);
            String seen = board.model() + board.memory() + board.reservedMemory().stream()
                    .map(region -> region.fullName() + region.reg() + region.size() + region.allocRanges()).toList()
                    + board.chosen() + board.regionUsers().stream().map(Device::name).toList()
                    + board.devices(compatible -> true).size();
            assertThat(seen).isNotEmpty();
            assertThat(Fdt.read(Bytes.of(fdt.toBytes())).toBytes()).isEqualTo(fdt.toBytes());
        } catch (FdtError error) {
            assertThat(error).hasNoCause().hasMessageMatching("offset 0x[0-9a-f]+: [ -~]+");
        }
    }

    private static String read(byte[] bytes) {
        try {
            return "read: " + Fdt.read(Bytes.of(bytes)).root().children().stream().map(Node::name)
                    .collect(Collectors.joining());
        } catch (FdtError error) {
            return error.getMessage();
        }
    }
}

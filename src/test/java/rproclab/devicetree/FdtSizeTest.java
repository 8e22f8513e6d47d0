// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;

/** Trees of the largest size, made to cost the most; each takes well under a second, and minutes if a step were quadratic. */
class FdtSizeTest {
    private static final int LARGEST = 2 << 20;

    @Test
    void asManyNodesAsFit() throws FdtError {
        int count = (LARGEST - 100) / 12;
        ByteBuffer struct = ByteBuffer.allocate(12 * (count - 2) + 16);
        struct.putInt(1).putInt(0);
        for (int i = 0; i < count - 2; i++) {
            struct.putInt(1).putInt(0).putInt(2);
        }
        struct.putInt(2).putInt(9);

        Fdt fdt = Fdt.read(Bytes.of(tree(struct.array(), new byte[0])));

        assertThat(fdt.root().children()).hasSize(count - 2);
        assertThat(BoardTree.of(fdt).regionUsers()).isEmpty();
    }

    @Test
    void asManyPropertiesAsFitWithTheLongestNames() {
        int count = 80_000;
        byte[] strings = new byte[count + 256];
        Arrays.fill(strings, (byte) 'n');
        ByteBuffer struct = ByteBuffer.allocate(12 * count + 16).putInt(1).putInt(0);
        for (int i = 0; i < count; i++) {
            struct.putInt(3).putInt(0).putInt(count - i);
        }

        assertThatThrownBy(() -> Fdt.read(Bytes.of(tree(struct.array(), strings)))).isInstanceOf(FdtError.class)
                .hasMessageEndingWith("property name is longer than 255 bytes");
    }

    @Test
    void asManyReferencesAsFit() throws FdtError {
        FdtBuilder base = new FdtBuilder().begin("mu").cells("phandle", 1).cells("#mbox-cells", 0).end();
        long[] references = LongStream.generate(() -> 1).limit(400_000).toArray();

        Fdt fdt = Fdt.read(Bytes.of(base.begin("m4").cells("memory-region", 1).cells("mboxes", references).build()
                .toBytes()));

        assertThat(BoardTree.of(fdt).regionUsers().getFirst().mailboxes()).hasSize(400_000);
    }

    @Test
    void asManyNewNodesAsFit() throws FdtError {
        FdtBuilder base = new FdtBuilder();
        FdtBuilder overlay = new FdtBuilder().begin("fragment@0").text("target-path", "/").begin("__overlay__");
        for (int i = 0; i < 60_000; i++) {
            base.begin("b" + i).end();
            overlay.begin("o" + i).end();
        }

        assertThat(base.build().withOverlay(overlay.build()).root().children()).hasSize(120_000);
    }

    @Test
    void asManyFixupsOfOnePropertyAsFit() throws FdtError {
        Fdt base = new FdtBuilder().begin("a").cells("phandle", 7).end().begin("__symbols__").text("a", "/a").build();
        String[] places = new String[20_000];
        for (int i = 0; i < places.length; i++) {
            places[i] = "/fragment@0/__overlay__:refs:" + 4 * i;
        }
        Fdt overlay = new FdtBuilder().begin("fragment@0").text("target-path", "/").begin("__overlay__")
                .cells("refs", new long[places.length]).end().end().begin("__fixups__").text("a", places).build();

        assertThat(base.withOverlay(overlay).root().property("refs").orElseThrow().cells()).containsOnly(7);
    }

    private static byte[] tree(byte[] struct, byte[] strings) {
        ByteBuffer tree = ByteBuffer.allocate(56 + struct.length + strings.length);
        return tree.put(new FdtBuilder().build().toBytes(), 0, 56).put(struct).put(strings).putInt(4, tree.capacity())
                .putInt(12, 56 + struct.length).putInt(32, strings.length).putInt(36, struct.length).array();
    }
}

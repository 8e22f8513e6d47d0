// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import rproclab.elf.EhdrField;
import rproclab.elf.ElfClass;
import rproclab.elf.PhdrField;
import rproclab.elf.ShdrField;

/** Draws bytes: what {@link RecipeCanvas} draws, written, but without building a recipe. */
final class ByteCanvas implements Canvas {
    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle U32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle U64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Frame frame;
    private final ElfClass elfClass;
    private final byte[] bytes;
    private int size;

    ByteCanvas(Frame frame) {
        this.frame = frame;
        elfClass = frame.elfClass;
        bytes = frame.bytes.clone();
        size = bytes.length;
    }

    @Override
    public void header(EhdrField field, long value) {
        patch(field.at(elfClass), field.width(elfClass), value);
    }

    @Override
    public void segment(int index, PhdrField field, long value) {
        patch(frame.phoff + index * elfClass.phdrSize + field.at(elfClass), field.width(elfClass), value);
    }

    @Override
    public void section(int index, ShdrField field, long value) {
        patch(frame.shoff + (index + 1) * elfClass.shdrSize + field.at(elfClass), field.width(elfClass), value);
    }

    @Override
    public void patch(int at, int width, long value) {
        switch (width) {
            case 1 -> bytes[at] = (byte) value;
            case 2 -> U16.set(bytes, at, (short) value);
            case 4 -> U32.set(bytes, at, (int) value);
            default -> U64.set(bytes, at, value);
        }
    }

    @Override
    public void fileSize(int wanted) {
        size = wanted;
    }

    byte[] image() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}

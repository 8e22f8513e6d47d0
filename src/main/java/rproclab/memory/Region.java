// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

/**
 * One row of an address map: where the remote core's device addresses (da) lie on the system bus (sa).
 *
 * @param name what the row is, as the driver's own comment or the reference manual calls it
 * @param da first device address, u32
 * @param sa first system address, u32
 * @param size bytes, u32
 * @param own the driver maps it at probe ({@code ATT_OWN})
 * @param iomem it is written with the {@code _io} copies ({@code ATT_IOMEM})
 */
public record Region(String name, long da, long sa, long size, boolean own, boolean iomem) {

    /** A row without flags. */
    public static Region region(String name, long da, long sa, long size) {
        return new Region(name, da, sa, size, false, false);
    }

    /** The same row with {@code ATT_OWN}. */
    public Region asOwn() {
        return new Region(name, da, sa, size, true, iomem);
    }

    /** The same row with {@code ATT_IOMEM}. */
    public Region asIomem() {
        return new Region(name, da, sa, size, own, true);
    }

    /** First device address behind the row, {@code da + size}. */
    public long daEnd() {
        return da + size;
    }

    /** Whether the row holds device address {@code address}. */
    public boolean holdsDa(long address) {
        return Long.compareUnsigned(address - da, size) < 0;
    }
}

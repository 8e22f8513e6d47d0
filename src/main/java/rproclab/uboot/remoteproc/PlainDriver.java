// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/**
 * A driver that has no {@code device_to_virt} and whose load is {@code rproc_elf_load_image()}.
 *
 * @param prefix driver and device name
 * @param ulong the board's address width
 */
record PlainDriver(String prefix, Ulong ulong) implements RprocDriver {

    @Override
    public boolean hasDeviceToVirt() {
        return false;
    }

    @Override
    public int load(UbootRun run, RprocElfLoader elf) {
        return elf.loadImage();
    }
}

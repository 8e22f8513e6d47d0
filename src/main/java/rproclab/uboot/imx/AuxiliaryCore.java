// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import rproclab.bytes.Bytes;
import rproclab.loader.Verdict;
import rproclab.uboot.UbootRun;

/** One {@code arch_auxiliary_core_up()}: what {@code bootaux} does on one family of SoCs. */
sealed interface AuxiliaryCore permits HostmapCore, ScuCore, Imx9Core {

    /** Where a raw image has to be when {@code bootaux} is typed. */
    enum Staging {
        /** Anywhere in RAM: the command copies it. */
        ANYWHERE,
        /** Where it runs; the command takes that address as the A core sees it. */
        SYSTEM_ADDRESS,
        /** Where it runs; the command takes that address as the M core sees it. */
        DEVICE_ADDRESS
    }

    /** Where a raw image has to be. */
    Staging staging();

    /**
     * {@code arch_auxiliary_core_up()}, with what its caller {@code do_bootaux()} checks.
     *
     * @param run where it prints and writes
     * @param image what lies at {@code addr}
     * @param addr the command's argument
     */
    Verdict up(UbootRun run, Bytes image, long addr);
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import java.util.OptionalLong;
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

    /** The system address that a raw image is copied to; empty where it stays. */
    default OptionalLong copiesTo() {
        return OptionalLong.empty();
    }

    /** Whether a PT_LOAD that starts at {@code da} is given a destination; never where segments are not looked at. */
    default boolean translates(long da) {
        return false;
    }

    /**
     * {@code arch_auxiliary_core_up()}, with what its caller {@code do_bootaux()} checks.
     *
     * @param run where it prints and writes
     * @param image what lies at {@code addr}
     * @param addr the command's argument
     */
    Verdict up(UbootRun run, Bytes image, long addr);
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

/** The SoCs whose system controller starts the M4, and what their {@code arch_auxiliary_core_up()} print. */
public enum ScuSoc {
    // @formatter:off
    IMX8QM("Wrong image address 0x%x, should not in TCML", "Power on M4 and MU",
            "Copy M4 image from 0x%x to TCML 0x%x", "Start M4 %d"),
    IMX8QXP("Wrong image address 0x%x, should not in aux core ram", "Power on aux core %d",
            "Copy image from 0x%x to 0x%x", "Start M4");
    // @formatter:on

    final String wrongAddress;
    final String powerOn;
    final String copy;
    final String start;

    ScuSoc(String wrongAddress, String powerOn, String copy, String start) {
        this.wrongAddress = wrongAddress;
        this.powerOn = powerOn;
        this.copy = copy;
        this.start = start;
    }
}

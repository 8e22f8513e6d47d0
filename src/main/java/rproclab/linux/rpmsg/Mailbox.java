// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import rproclab.linux.virtio.Feature;
import rproclab.linux.virtio.VirtioRelease;

/**
 * How a platform's driver uses its mailbox for kicks, both ways.
 *
 * @param device the device that reports a failed kick, as log lines name it
 * @param blocks whether a kick waits until the core has taken it; if not, kicks queue up for each vring
 * @param firstTimeout how long each device's first kick waits, in ns
 * @param timeout how long the others wait, in ns
 * @param failure the line about a kick that failed, a format of notify id and errno; empty for none
 * @param failureBreaks whether such a vring is not used any more
 * @param wakes which vrings Linux looks at when the core kicks
 */
public record Mailbox(String device, boolean blocks, long firstTimeout, long timeout, String failure,
        boolean failureBreaks, Wakes wakes) {
    private static final long MS = 1_000_000;

    /** Which vrings Linux looks at. */
    public enum Wakes {
        /** All there are. */
        ALL,
        /** The first two, whatever device they are of. */
        FIRST_TWO,
        /** The one that the core named. */
        NAMED
    }

    /** {@code imx_rproc_kick()}, {@code imx_rproc_vq_work()}: a messaging unit; {@code parent} is {@code imx-rproc imx8mp-cm7}. */
    public static Mailbox imxRproc(String parent, VirtioRelease release) {
        return new Mailbox(parent, true, 100 * MS, 100 * MS, "imx_rproc_kick: failed (%d, err:%d)", false,
                release.has(Feature.IMX_POLLS_TWO_VRINGS) ? Wakes.FIRST_TWO : Wakes.ALL);
    }

    /** {@code stm32_rproc_kick()}, {@code stm32_rproc_mb_callback()}: channels {@code vq0} and {@code vq1} of an IPCC. */
    public static Mailbox stm32Rproc() {
        return new Mailbox("remoteproc remoteproc0", false, 0, 0, "stm32_rproc_kick: failed (vq%d, err:%d)", false,
                Wakes.NAMED);
    }

    /** {@code imx_rpmsg_notify()}, {@code rpmsg_work_handler()} of NXP's {@code imx_rpmsg}. */
    static Mailbox imxRpmsg() {
        return new Mailbox("imx-rpmsg", true, 20 * MS, 1000 * MS, "", true, Wakes.NAMED);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

/** As what the Linux of a boot talks to the firmware. */
public enum Host {
    /** It does not. */
    NONE,
    /** {@code virtio_rpmsg_bus} on the devices of the resource table. */
    VIRTIO,
    /** NXP's {@code imx_rpmsg}, which has no resource table. */
    IMX_RPMSG
}

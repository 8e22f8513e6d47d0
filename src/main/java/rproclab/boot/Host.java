// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.List;
import java.util.Optional;
import rproclab.linux.rpmsg.Clobber;
import rproclab.loader.Attacher;

/**
 * What Linux does while the firmware runs.
 *
 * @param style as what it talks to the firmware
 * @param attacher the Linux that attaches to a core which U-Boot has started; empty for none
 * @param pings messages that it sends over each channel that has a driver
 * @param clobbers memory that somebody overwrites while both use it
 */
public record Host(Style style, Optional<Attacher> attacher, int pings, List<Clobber> clobbers) {

    /** Nothing: nobody answers. */
    public static final Host NONE = new Host(Style.NONE, Optional.empty(), 0, List.of());

    /** As what Linux talks to firmware. */
    public enum Style {
        /** It does not. */
        NONE,
        /** {@code virtio_rpmsg_bus} on the devices that remoteproc registered. */
        VIRTIO,
        /** NXP's {@code imx_rpmsg}, which has no resource table. */
        IMX_RPMSG
    }
}

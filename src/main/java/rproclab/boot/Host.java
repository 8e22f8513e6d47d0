// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rproclab.linux.rpmsg.Clobber;
import rproclab.loader.Attacher;

/**
 * What Linux does while the firmware runs.
 *
 * @param style as what it talks to the firmware
 * @param attacher the Linux that attaches to a core which U-Boot has started; empty for none
 * @param pings messages that it sends over each channel that has a driver
 * @param clobbers memory that somebody overwrites while both use it
 * @param window the system address of the vrings of {@code imx_rpmsg}; empty for where the board has them
 */
public record Host(Style style, Optional<Attacher> attacher, int pings, List<Clobber> clobbers, OptionalLong window) {

    /** Nothing: nobody answers. */
    public static final Host NONE = new Host(Style.NONE, Optional.empty(), 0, List.of());

    /** One whose vrings are where the board has them. */
    public Host(Style style, Optional<Attacher> attacher, int pings, List<Clobber> clobbers) {
        this(style, attacher, pings, clobbers, OptionalLong.empty());
    }

    /** The same with vrings of {@code imx_rpmsg} at this system address. */
    public Host at(long vrings) {
        return new Host(style, attacher, pings, clobbers, OptionalLong.of(vrings));
    }

    /** The same with a Linux that attaches. */
    Host attaching(Optional<Attacher> linux) {
        return new Host(style, linux, pings, clobbers, window);
    }

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

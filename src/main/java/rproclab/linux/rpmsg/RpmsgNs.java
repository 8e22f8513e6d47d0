// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import rproclab.bytes.Bytes;
import rproclab.linux.virtio.Violation;

/** Port of {@code drivers/rpmsg/rpmsg_ns.c}, in 5.10 part of {@code virtio_rpmsg_bus.c}. */
final class RpmsgNs {
    /** {@code RPMSG_NS_ADDR}. */
    static final int ADDR = 53;

    private static final int NAME_SIZE = 32;
    /** {@code sizeof(struct rpmsg_ns_msg)}: name, addr, flags. */
    private static final int MSG_SIZE = NAME_SIZE + 8;
    private static final int DESTROY = 1;

    private RpmsgNs() {}

    /**
     * {@code rpmsg_ns_cb()}: {@code then} runs when it returns.
     *
     * @param at where the message is; it is changed there
     */
    static void callback(VirtioRpmsgBus bus, long at, byte[] data, Runnable then) {
        Kernel kernel = bus.kernel();
        String dev = bus.vdev().device();
        if (data.length != MSG_SIZE) {
            kernel.log().err(dev, "malformed ns msg (%d)", data.length);
            kernel.violations().add(Violation.Kind.MALFORMED_ANNOUNCEMENT, bus.vdev().name(),
                    "%d bytes, an announcement has %d", data.length, MSG_SIZE);
            then.run();
            return;
        }
        // the core may not have ended the name, so Linux does
        bus.vdev().memory().put8(at + NAME_SIZE - 1, 0);
        Bytes msg = Bytes.of(data, "ns msg");
        String name = msg.text(0, NAME_SIZE - 1);
        int dst = (int) msg.u32(NAME_SIZE);
        boolean destroy = (msg.u32(NAME_SIZE + 4) & DESTROY) != 0;
        kernel.log().info(dev, "%sing channel %s addr 0x%x", destroy ? "destroy" : "creat", name, dst);
        if (destroy) {
            int ret = bus.core().unregister(name, dst);
            if (ret != 0) {
                kernel.log().err(dev, "rpmsg_destroy_channel failed: %d", ret);
            }
            then.run();
        } else if (!bus.core().create(name, dst, then)) {
            kernel.log().err(dev, "rpmsg_create_channel failed");
            then.run();
        }
    }
}

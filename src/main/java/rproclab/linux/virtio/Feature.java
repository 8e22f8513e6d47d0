// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

/** What distinguishes one release's virtio and rpmsg C code from another's, as far as a remote core can tell. */
public enum Feature {
    /**
     * The list of free descriptors is in the ring, where the remote core can change it: {@code virtqueue_add_split()} and
     * {@code detach_buf_split()} follow {@code desc[i].next} (5.10); without it, they follow {@code desc_extra[i].next}.
     */
    FREE_LIST_IN_RING,

    /**
     * {@code virtqueue_disable_cb_split()} leaves the event index as it is (5.10); without it, it becomes 0 unless the core
     * has interrupted since callbacks were enabled.
     */
    KEEPS_EVENT_INDEX,

    /** {@code virtio_device_ready()} has a {@code BUG_ON()} where later releases have a {@code WARN_ON()} (5.10). */
    READY_TWICE_IS_BUG,

    /** {@code rpmsg_recv_single()} reports every message without recipient; without it, ten in five seconds (5.10). */
    EVERY_LOST_MESSAGE,

    /**
     * {@code rpmsg_probe()} suppresses the interrupts of the ring to the remote core, and
     * {@code rpmsg_upref_sleepers()} allows them while a sender waits (up to 6.12).
     */
    SUPPRESSES_TX_INTERRUPTS,

    /** {@code call_driver_probe()} reports a failed probe as a warning, and in other words (up to 6.6). */
    PROBE_FAILURE_IS_WARNING,

    /** {@code imx_rproc_vq_work()} looks at the vrings 0 and 1 only; without it, at all of them (up to 6.1). */
    IMX_POLLS_TWO_VRINGS
}

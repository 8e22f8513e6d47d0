// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static rproclab.explain.Message.message;

import java.util.List;

/** What Linux's virtio and RPMsg layers print. */
final class RpmsgMessages {
    private RpmsgMessages() {}

    // @formatter:off
    static final List<Message> ALL = List.of(
        message("no-kick", "rproc_add_virtio_dev()", ".kick method not defined for {name}")
            .means("The resource table has a vdev, and the driver of {name} cannot signal the core: the boot is refused.")
            .usually("A driver or kernel without mailbox support (PRU before TI's patches, imx_rproc of 5.10).")
            .advice("Another kernel, or firmware whose table has no vdev."),
        message("vdev-memory", "rproc_add_virtio_dev()", "Can't associate reserved memory")
            .means("The region vdevNbuffer could not be declared as the buffers' DMA memory."),
        message("vdev-buffer", "rproc_add_virtio_dev()", "Failed to associate buffer")
            .means("The region vdevNbuffer could not be declared as the buffers' DMA memory.")
            .usually("It was declared before and never released: a second start after a crash."),
        message("vdev-buffer-mapped", "rproc_add_virtio_dev()", "vdev {num:d} buffer already mapped")
            .means("The region of the buffers was mapped as a carveout before."),
        message("vdev-register", "rproc_add_virtio_dev()", "failed to register vdev: {errno:d}")
            .means("The virtio device could not be registered: {errno.name}, {errno.text}."),
        message("vdev-pool", "of_reserved_mem_device_init_by_idx()", "assigned reserved memory node {node}")
            .means("The RPMsg buffers come from reserved memory {node}."),
        message("vdev-registered", "rproc_add_virtio_dev()", "registered {virtio} (type {type:d})")
            .means("The vdev of the resource table is a virtio device now (type 7 is RPMsg).")
            .usually("If no line \"rpmsg host is online\" is near, virtio_rpmsg_bus is not loaded."),
        message("virtio-bounds", "rproc_virtio_get(), rproc_virtio_set()", "access out of bounds")
            .means("A virtio driver read configuration that the vdev entry does not have."),
        message("host-online", "rpmsg_probe()", "rpmsg host is online")
            .means("Linux's side is ready: vrings and buffers are set up and the first kick is sent. The firmware's turn: it "
                    + "announces its channels.")
            .usually("If no \"creating channel\" follows, the core does not run, waits for another kick, looks at vrings elsewhere, "
                    + "or polls the status in another copy of the resource table."),
        message("creating-channel", "rpmsg_ns_cb()", "creating channel {name} addr 0x{addr:x}")
            .means("The firmware announced channel {name} at its address {addr.hex}: vrings, buffers and both interrupts worked "
                    + "once.")
            .usually("If it is silent from here on: something else writes the vrings or buffers (a region that is not reserved), "
                    + "kicks of one direction are lost, or the driver for this channel name is not loaded."),
        message("destroying-channel", "rpmsg_ns_cb()", "destroying channel {name} addr 0x{addr:x}")
            .means("The firmware withdrew channel {name}."),
        message("new-channel", "imx_rpmsg_tty, imx_rpmsg_pingpong", "new channel: 0x{src:x} -> 0x{dst:x}!")
            .means("A driver took the channel: Linux's endpoint is {src.hex}, the firmware's {dst.hex}."),
        message("no-recipient", "rpmsg_recv_single()", "msg received with no recipient")
            .means("A message came for an address that nobody listens at.")
            .usually("The name service: the vdev's dfeatures lack bit 0, or rpmsg_ns is not loaded; or the firmware answers to "
                    + "a wrong address."),
        message("inbound-too-big", "rpmsg_recv_single()", "inbound msg too big: ({len:d}, {msg:d})")
            .means("A message's header says {msg} bytes in a buffer of {len}: vrings or buffers hold something else.")
            .usually("Another writer in the buffers' memory, or a firmware that caches them."),
        message("malformed-ns", "rpmsg_ns_cb()", "malformed ns msg ({len:d})")
            .means("A name service message has {len} bytes; it must be 40."),
        message("channel-exists", "rpmsg_create_channel_internal()", "channel {name}:{src:x}:{dst:x} already exist")
            .means("The firmware announced a channel twice.").usually("It restarted without Linux knowing."),
        message("channel-failed", "rpmsg_ns_cb()", "rpmsg_create_channel failed")
            .means("The announced channel could not be made; the line before says why."),
        message("tx-timeout", "rpmsg_send_offchannel_raw()", "timeout waiting for a tx buffer")
            .means("For 15 s the firmware gave back none of the buffers that Linux sent.")
            .usually("The core hangs or crashed, or no longer sees Linux's kicks or the used ring."),
        message("too-big", "rpmsg_send_offchannel_raw()", "message is too big ({len:d})")
            .means("A message of {len} bytes was sent; 496 fit into a buffer."),
        message("no-used", "rpmsg_recv_done()", "uhm, incoming signal, but no used buffer ?")
            .means("An interrupt came and no buffer was returned."),
        message("vq-id-range", "virtqueue_get_buf_ctx_split()", "id {id:d} out of range")
            .means("The firmware returned descriptor {id}, which the vring does not have.")
            .usually("The used ring was overwritten, or the firmware places it elsewhere (alignment, num)."),
        message("vq-id-head", "virtqueue_get_buf_ctx_split()", "id {id:d} is not a head!")
            .means("The firmware returned descriptor {id}, which it was not given, or returned it twice."));
    // @formatter:on
}

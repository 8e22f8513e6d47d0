// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static rproclab.explain.Message.message;

import java.util.List;

/** What the SoC drivers print: memory regions, clocks, mailboxes, probe. */
final class DriverMessages {
    private DriverMessages() {}

    // @formatter:off
    static final List<Message> ALL = List.of(
        message("memory-region-acquire", "imx_rproc_prepare(), stm32_rproc_prepare()", "unable to acquire memory-region")
            .means("A phandle of the core's memory-region leads to a node that is no reserved memory: disabled, without a "
                    + "reg that could be reserved, or not under /reserved-memory.")
            .advice("rproclab dt BOARD.dtb lists the regions; rproclab compare FIRMWARE --dtb BOARD.dtb shows the boot."),
        message("memory-region-resolve", "imx_rproc_addr_init()", "unable to resolve memory region")
            .means("At probe a phandle of memory-region could not be turned into an address."),
        message("memory-region-remap", "imx_rproc_addr_init()", "failed to remap {resource:*}")
            .means("A memory-region could not be mapped: {resource}.")
            .usually("Its reservation failed at boot (look for \"failed to reserve memory\" at time 0), so the range is ordinary "
                    + "memory of Linux, which may not be ioremapped."),
        message("memory-region-map", "imx_rproc_mem_alloc(), stm32_rproc_mem_alloc()",
            "Unable to map memory region: {region:*}")
            .means("A carveout of the device tree could not be mapped: {region}.")
            .usually("Its reservation failed at boot, so the range is ordinary memory of Linux."),
        message("memory-region-mapped", "imx_rproc_mem_alloc()", "map memory: {region}")
            .means("Debug line: a carveout of the device tree is being mapped."),
        message("memory-region-invalid", "stm32_rproc_prepare()", "memory region not valid {region:*}")
            .means("A memory-region lies in none of the ranges that dma-ranges of the coprocessor's bus translates."),
        message("k3-regions", "k3_reserved_mem_init()",
            "device needs at least two memory regions to be defined, num = {num:d}")
            .means("The node's memory-region has {num} entries; the first is for vrings and buffers, the others for the "
                    + "image."),
        message("region-busy", "k3_..._of_get_memories()", "could not request {name} region for resource")
            .means("The memory {name} of the core is claimed by another device.")
            .usually("Two nodes describe the same memory (as mmio-sram and as the core's TCM)."),
        message("internal-memories", "k3_r5_rproc probe", "failed to get internal memories, ret = {errno:d}")
            .means("Probe ended: {errno.name}, {errno.text}.").usually("See the line before."),
        message("probe-failed", "driver core", "probe with driver {driver} failed with error {errno:d}")
            .means("{driver} did not take the device: {errno.name}, {errno.text}.")
            .usually("rproc-virtio: the vdev of the resource table was refused (vring size, alignment or address); the core "
                    + "boots all the same, without RPMsg. -517 only means later."),
        message("probe-failed-old", "driver core", "probe of {device} failed with error {errno:d}")
            .means("A driver did not take {device}: {errno.name}, {errno.text}.")
            .usually("rproc-virtio: the vdev of the resource table was refused; the core boots all the same, without RPMsg."),
        message("clock", "imx_rproc_clk_enable()", "Failed to enable clock")
            .means("The core's clock could not be switched on.")
            .usually("On SoCs with a system controller the clock belongs to another partition: -13 follows."),
        message("lmm-powered", "imx_rproc_sm_lmm_prepare()", "lmm({id:d}) powered on by Linux")
            .means("Logical machine {id} of the system manager was off and Linux powers it."),
        message("kick-failed", "imx_rproc_kick()", "imx_rproc_kick: failed ({vq:d}, err:{errno:d})")
            .means("The message to the core for virtqueue {vq} was not taken from the Messaging Unit: {errno.name}, "
                    + "{errno.text}.")
            .usually("-62: the core never read the last message: it is not running, crashed before it set up its Messaging "
                    + "Unit, or uses another MU or channel than the device tree says."),
        message("dsp-kick-failed", "imx_dsp_rproc_kick()", "imx_dsp_rproc_kick: failed ({vq:d}, err:{errno:d})")
            .means("The message to the DSP for virtqueue {vq} was not taken from the Messaging Unit: {errno.name}, "
                    + "{errno.text}.")
            .usually("-62: the DSP does not serve its Messaging Unit: it does not run, or was built without RPMsg."),
        message("stm32-kick-failed", "stm32_rproc_kick()", "stm32_rproc_kick: failed ({mbox}, err:{errno:d})")
            .means("The message on mailbox {mbox} was not taken: {errno.name}, {errno.text}."),
        message("mbox-request", "ti_k3_r5 / omap mailbox", "mbox_request_channel failed: {errno:d}")
            .means("The core's mailbox is not there: {errno.name}, {errno.text}.")
            .usually("-517: the mailbox driver had not been probed yet."),
        message("k3-state", "k3_r5_rproc_configure_mode()",
            "R5F core may have been powered on by a different host, programmed state ({programmed:d}) != actual state ({actual:d})")
            .means("The core runs although Linux did not start it; the driver attaches and walks whatever lies at the start "
                    + "of its memory as a resource table.")
            .usually("A core powered as a side effect, without a table there: an oops in rproc_handle_resources follows."),
        message("rsc-table-va", "zynqmp_r5_get_rsc_table_va()", "failed to get resource table va {address:x}, size {size:d}")
            .means("The resource table's address {address} cannot be mapped."),
        message("sram-reg", "zynqmp_r5_get_tcm_node()", "failed to get reg property")
            .means("A node of the core has no usable reg property.").usually("A device tree for another binding."),
        message("r5-init", "zynqmp_r5_cluster_init()", "failed to init r5 core err {errno:d}")
            .means("Probe of an R5 core ended: {errno.name}, {errno.text}."),
        message("start-timed-out", "qcom_q6v5_wait_for_start()", "start timed out")
            .means("The core never reported that it started."),
        message("omap-fifo", "omap_mbox_suspend()", "fifo {fifo:d} has unexpected unread messages")
            .means("A message to a core was never read, which keeps the system from suspending.")
            .usually("A ping sent at probe to a core that does not run."),
        message("tee-load", "tee_rproc_load_fw()", "TA_RPROC_FW_CMD_LOAD_FW invoke failed TEE err: {error:x}")
            .means("OP-TEE refused the signed firmware (error {error}).").usually("It is signed with another key."),
        message("tee-authenticate", "OP-TEE's remoteproc TA", "Can't Authenticate the firmware (res = 0x{error:x})")
            .means("OP-TEE could not verify the firmware's signature.").usually("It is signed with another key."),
        message("tee-iac", "OP-TEE stm32_iac_itr()", "IAC exception ID: {id:d}")
            .means("A core touched a peripheral (firewall id {id}) that belongs to another compartment."),
        message("qcom-init", "qcom_mdt_loader", "error {errno:d} initializing firmware {file}")
            .means("The signed image was refused: {errno.name}, {errno.text}."),
        message("mtk-resource", "mtk_scp probe", "invalid resource")
            .means("The device's memory resource could not be mapped, or the firmware was not there."),
        message("disable-rsrc", "U-Boot's SCU resource check", "Disable {node} rsrc {id:d} not owned")
            .means("U-Boot removed node {node} from the device tree: resource {id} belongs to another partition."));
    // @formatter:on
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static rproclab.explain.Message.message;

import java.util.List;

/** What Linux prints when remoteproc or RPMsg bring it down: the function named in pc or lr says which way. */
final class KernelMessages {
    private KernelMessages() {}

    // @formatter:off
    static final List<Message> ALL = List.of(
        message("null-pointer", "the kernel's fault handler",
            "Unable to handle kernel NULL pointer dereference at virtual address {address:x}")
            .means("The kernel used a NULL pointer; pc and lr below say where.")
            .usually("With rproc_start, rproc_boot or __memcpy near: the firmware has no resource table and the device tree has an "
                    + "rsc-table region (NXP's 5.10 and 5.15).")
            .advice("Give the firmware a resource table with no entries, or take a kernel with the fix."),
        message("paging-request", "the kernel's fault handler",
            "Unable to handle kernel paging request at virtual address {address:x}")
            .means("The kernel used an address that is not mapped; pc and lr below say where.")
            .usually("With rproc_handle_resources: a resource table in memory that is garbage (attach). With virtqueue_*: the "
                    + "core was stopped while a channel was in use."),
        message("serror", "the kernel's SError handler", "SError Interrupt on CPU{cpu:d}, code 0x{code:x}")
            .means("The bus refused an access.")
            .usually("In __memcpy called from rproc_start: the table's place (sh_addr, or the rsc-table region) is memory "
                    + "that Linux may not write, or a core's memory whose clock is off."),
        message("pc-null", "oops", "pc : 0x0")
            .means("The kernel called through a NULL pointer: a driver without the operation that lr's function calls.")
            .usually("A bug of that kernel, not of the firmware."),
        message("pc-memcpy", "oops", "__memcpy+0x{offset:x}/0x{size:x}")
            .means("The kernel was copying; lr says for whom."),
        message("pc-resources", "oops", "rproc_handle_resources.constprop.0+0x{offset:x}/0x{size:x}")
            .means("The kernel was walking a resource table.")
            .usually("On attach the table in memory is not checked: garbage offsets are followed.")
            .advice("Clear the rsc-table region before the core starts, or ship firmware with a table."),
        message("pc-load", "oops", "rproc_elf_load_segments+0x{offset:x}/0x{size:x}")
            .means("The kernel was copying segments."),
        message("pc-start", "oops", "rproc_start+0x{offset:x}/0x{size:x}")
            .means("The kernel was writing the resource table back, or starting the core."),
        message("pc-boot", "oops", "rproc_boot+0x{offset:x}/0x{size:x}").means("The kernel was booting a remote core."),
        message("pc-virtqueue", "oops", "virtqueue_get_buf_ctx_split+0x{offset:x}/0x{size:x}")
            .means("The kernel was reading a vring that is gone.")
            .usually("The core was stopped while a channel (tty, endpoint) was open.")
            .advice("Close the users of a channel before echo stop."),
        message("end-trace", "oops", "---[ end trace {id} ]---")
            .means("The end of a report of the kernel; what happened stands above it.")
            .usually("Where nothing names remoteproc: firmware and Linux use the same clock, power domain or peripheral."),
        message("tty-data", "rpmsg_tty_cb() of NXP's imx_rpmsg_tty", "rpmsg_tty_cb{dump:*}    {text:*}")
            .means("A message of the core arrived, here as bytes and as text: the core runs and the rings work.")
            .usually("Silence afterwards: the firmware stopped, or somebody overwrote its memory or the rings."),
        message("optee-panic", "OP-TEE", "Panic at {place:*}")
            .means("OP-TEE stopped at {place}.")
            .usually("With stm32_iac before it: the firmware used a peripheral that the firewall gives to another "
                    + "compartment."),
        message("write-not-found", "write(2)", "write error: No such file or directory")
            .means("ENOENT from the file that was written, as state of remoteproc: request_firmware() found no such file.")
            .advice("cat /sys/class/remoteproc/remoteproc0/firmware; the name is relative to /lib/firmware."),
        message("write-no-memory", "write(2)", "write error: Cannot allocate memory")
            .means("ENOMEM from the file that was written, as state of remoteproc: a memory-region could not be mapped, or a "
                    + "carveout or vring found no memory.").advice("dmesg has the line of the driver."),
        message("write-invalid", "write(2)", "write error: Invalid argument")
            .means("EINVAL from the file that was written, as state of remoteproc: the image, its table or a segment was "
                    + "refused; or the word is none that state knows (start, stop, detach).")
            .advice("dmesg has the line that says which."),
        message("write-timer", "write(2)", "write error: Timer expired")
            .means("ETIME from the file that was written, as state of remoteproc: the core did not take a message."),
        message("write-timeout", "write(2)", "write error: Connection timed out")
            .means("ETIMEDOUT from the file that was written, as state of remoteproc: the core did not answer in time."),
        message("busy", "write(2)", "write error: Device or resource busy")
            .means("EBUSY from the file that was written, as state of remoteproc.")
            .usually("The core runs already, or a region of an earlier start was not given back."));
    // @formatter:on
}

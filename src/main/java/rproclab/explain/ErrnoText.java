// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.Map;

/**
 * The errors that remote processors end with.
 *
 * @param name as errno.h has it
 * @param text what it says at this place
 * @param stage which stage of a boot ends with it
 */
record ErrnoText(String name, String text, String stage) {
    private static final String ANY = "The line before it says which stage it was.";

    // @formatter:off
    private static final Map<Integer, ErrnoText> ALL = Map.ofEntries(
        entry(1,   "EPERM",        "not permitted",
            ANY),
        entry(2,   "ENOENT",       "no such file",
            "At request_firmware(): the file is not under /lib/firmware when the driver asks; the lines before are those of the firmware loader."),
        entry(5,   "EIO",          "input/output error; from a signed loader: the image was refused",
            "At the load, where another system checks a signature (OP-TEE, a DSP's peripheral image loader): it refused the image."),
        entry(6,   "ENXIO",        "no such device or address",
            ANY),
        entry(8,   "ENOEXEC",      "not executable: the file has no usable program header",
            ANY),
        entry(11,  "EAGAIN",       "not now, try again",
            ANY),
        entry(12,  "ENOMEM",       "no memory, or memory at another place or of another size than the one asked for",
            "At prepare or at the carveouts: a memory-region that could not be reserved or mapped, or is smaller than what is wanted, or no DMA memory."),
        entry(13,  "EACCES",       "access denied, usually by a system controller that owns the resource",
            "At the clocks or power domains, which belong to another partition."),
        entry(14,  "EFAULT",       "bad address",
            ANY),
        entry(16,  "EBUSY",        "in use",
            "At prepare or at the start: memory or a mailbox that somebody else holds, or that an earlier start did not give back."),
        entry(19,  "ENODEV",       "no such device",
            ANY),
        entry(22,  "EINVAL",       "something in the image, the table or the device tree was refused",
            "At the sanity check of the ELF header, the resource table, the segments or the driver's start: the line before it says which; without one it is the resource table."),
        entry(28,  "ENOSPC",       "no room: a table leaves the file or the memory",
            ANY),
        entry(61,  "ENODATA",      "no data: no resource table",
            ANY),
        entry(62,  "ETIME",        "time ran out: the other side did not take the message",
            "At the start or a kick: the mailbox was full, because the core does not read it."),
        entry(75,  "EOVERFLOW",    "value too large",
            ANY),
        entry(84,  "EILSEQ",       "wrong byte order",
            ANY),
        entry(90,  "EMSGSIZE",     "message too long",
            ANY),
        entry(93,  "EPROTONOSUPPORT", "not an ELF file of the kind that is supported",
            ANY),
        entry(95,  "EOPNOTSUPP",   "not supported",
            ANY),
        entry(110, "ETIMEDOUT",    "no answer from the core",
            "At the driver's start: the core was released and did not answer in time; it is the wrong image, or it crashed before."),
        entry(512, "ERESTARTSYS",  "interrupted while waiting",
            ANY),
        entry(517, "EPROBE_DEFER", "something it needs has not been probed yet; Linux tries again",
            "At the driver's start: mailbox, clock or power domain are not probed yet; a later try may work."));
    // @formatter:on

    private static Map.Entry<Integer, ErrnoText> entry(int number, String name, String text, String stage) {
        return Map.entry(number, new ErrnoText(name, text, stage));
    }

    /** The text of a returned value, with or without its sign. */
    static ErrnoText of(String value) {
        String digits = value.startsWith("-") ? value.substring(1) : value;
        ErrnoText known = digits.length() > 4 ? null : ALL.get(Integer.parseInt(digits));
        return known != null ? known : new ErrnoText("error " + value, "no error that remote processors end with", ANY);
    }
}

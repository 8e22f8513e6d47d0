// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.Map;

/** The errors that remote processors end with: name, and what each says at this place. */
record ErrnoText(String name, String text) {
    // @formatter:off
    private static final Map<Integer, ErrnoText> ALL = Map.ofEntries(
        entry(1,   "EPERM",        "not permitted"),
        entry(2,   "ENOENT",       "no such file"),
        entry(5,   "EIO",          "input/output error; from a signed loader: the image was refused"),
        entry(6,   "ENXIO",        "no such device or address"),
        entry(8,   "ENOEXEC",      "not executable: the file has no usable program header"),
        entry(11,  "EAGAIN",       "not now, try again"),
        entry(12,  "ENOMEM",       "no memory, or memory at another place or of another size than the one asked for"),
        entry(13,  "EACCES",       "access denied, usually by a system controller that owns the resource"),
        entry(14,  "EFAULT",       "bad address"),
        entry(16,  "EBUSY",        "in use"),
        entry(19,  "ENODEV",       "no such device"),
        entry(22,  "EINVAL",       "something in the image, the table or the device tree was refused"),
        entry(28,  "ENOSPC",       "no room: a table leaves the file or the memory"),
        entry(61,  "ENODATA",      "no data: no resource table"),
        entry(62,  "ETIME",        "time ran out: the other side did not take the message"),
        entry(75,  "EOVERFLOW",    "value too large"),
        entry(84,  "EILSEQ",       "wrong byte order"),
        entry(90,  "EMSGSIZE",     "message too long"),
        entry(93,  "EPROTONOSUPPORT", "not an ELF file of the kind that is supported"),
        entry(95,  "EOPNOTSUPP",   "not supported"),
        entry(110, "ETIMEDOUT",    "no answer from the core"),
        entry(512, "ERESTARTSYS",  "interrupted while waiting"),
        entry(517, "EPROBE_DEFER", "something it needs has not been probed yet; Linux tries again"));
    // @formatter:on

    private static Map.Entry<Integer, ErrnoText> entry(int number, String name, String text) {
        return Map.entry(number, new ErrnoText(name, text));
    }

    /** The text of a returned value, with or without its sign. */
    static ErrnoText of(String value) {
        String digits = value.startsWith("-") ? value.substring(1) : value;
        ErrnoText known = digits.length() > 4 ? null : ALL.get(Integer.parseInt(digits));
        return known != null ? known : new ErrnoText("error " + value, "no error that remote processors end with");
    }
}

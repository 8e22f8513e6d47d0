// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.Arrays;
import java.util.List;

/** What a loader of an upstream release does; a loader's name is its release's name and the kind's suffix. */
public enum LoaderKind {
    LINUX("", "remoteproc: echo start > /sys/class/remoteproc/remoteproc0/state"), RPROC("-rproc",
            "rproc load, rproc start"), BOOTAUX("-bootaux", "bootaux on the ELF file"), BOOTAUX_BIN("-bootaux-bin",
                    "bootaux on what objcopy -O binary makes of it, copied to where its first byte runs"), BOOTELF(
                            "-bootelf", "bootelf -p: by program headers, to physical addresses"), BOOTELF_S(
                                    "-bootelf-s", "bootelf -s: by section headers, to physical addresses");

    private static final LoaderKind[] KINDS = values();

    private final String suffix;
    private final String about;

    LoaderKind(String suffix, String about) {
        this.suffix = suffix;
        this.about = about;
    }

    /** What the loader does, in words. */
    public String about() {
        return about;
    }

    /** The kind of a loader. */
    public static LoaderKind of(String loader) {
        LoaderKind longest = LINUX;
        for (LoaderKind kind : KINDS) {
            if (kind.suffix.length() > longest.suffix.length() && loader.endsWith(kind.suffix)) {
                longest = kind;
            }
        }
        return longest;
    }

    /** The loader's release: its name without the kind's suffix. */
    public static String releaseOf(String loader) {
        return loader.substring(0, loader.length() - of(loader).suffix.length());
    }

    /** The names that loaders of a release can have. */
    static List<String> names(String release) {
        return release.startsWith("linux-")
                ? List.of(release)
                : Arrays.stream(values()).filter(kind -> kind != LINUX).map(kind -> release + kind.suffix).toList();
    }
}

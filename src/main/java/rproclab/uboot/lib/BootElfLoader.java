// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.lib;

import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.Verdict;
import rproclab.uboot.Feature;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/** {@code bootelf}, U-Boot 2021.01 to 2026.07, with the environment variable {@code autostart} not set. */
public final class BootElfLoader implements Loader {
    private final UbootRelease release;
    private final Ulong ulong;
    private final long loadAddress;
    private final boolean phdr;

    private BootElfLoader(UbootRelease release, Ulong ulong, long loadAddress, boolean phdr) {
        this.release = release;
        this.ulong = ulong;
        this.loadAddress = loadAddress;
        this.phdr = phdr;
    }

    /**
     * {@code bootelf -p}.
     *
     * @param release one that has {@link Feature#BOOTELF}
     * @param ulong the board's address width
     * @param loadAddress where the image lies in RAM, for the messages
     */
    public static Loader byProgramHeaders(UbootRelease release, Ulong ulong, long loadAddress) {
        return new BootElfLoader(release, ulong, loadAddress, true);
    }

    /** {@code bootelf -s}, which is also what {@code bootelf} does; parameters as for {@link #byProgramHeaders}. */
    public static Loader bySections(UbootRelease release, Ulong ulong, long loadAddress) {
        return new BootElfLoader(release, ulong, loadAddress, false);
    }

    @Override
    public String name() {
        return release.loaderName(phdr ? "bootelf" : "bootelf-s");
    }

    @Override
    public LoadResult load(Firmware firmware) {
        return UbootRun.of(firmware, ulong, this::doBootelf);
    }

    /** There is no translation: an address is taken as it stands. */
    @Override
    public boolean translates(long da, long size) {
        return true;
    }

    /** {@code do_bootelf()}, and {@code bootelf()} of 2025.01. */
    private Verdict doBootelf(UbootRun run) {
        if (!BootElf.validElfImage(run, run.image(), loadAddress)) {
            return Verdict.failed();
        }
        BootElf elf = new BootElf(run, release, run.image());
        long entry = phdr ? elf.loadElfImagePhdr() : elf.loadElfImageShdr();
        run.handOver(entry);
        if (release.has(Feature.BOOTELF_STARTS)) {
            run.print("## Starting application at 0x%08x ...", entry);
        }
        return Verdict.ACCEPTED;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rproclab.loader.Firmware;
import rproclab.loader.Loader;
import rproclab.memory.Region;
import rproclab.target.Bootaux;
import rproclab.target.ImxSupport;
import rproclab.target.Target;
import rproclab.target.Targets;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.Ulong;
import rproclab.uboot.imx.BootauxEntry;
import rproclab.uboot.lib.BootElfLoader;
import rproclab.uboot.remoteproc.ElfLoaderEntry;

/** Every U-Boot release that kernel-ref has, with every entry of its library; all with 64-bit addresses. */
final class UbootSubjects {
    /** What messages call the address of the image, {@code LOAD_ADDRESS} of {@code kernel-ref/uboot/session.c}. */
    private static final long LOAD_ADDRESS = 0x8000_0000L;
    private static final Target IMX8MP = target("imx8mp-m7");
    private static final Target IMX7D = target("imx7d-m4");
    /** The oracle's {@code device_to_virt} is its own: these rows. */
    private static final List<Region> ROWS = ((ImxSupport) IMX8MP.linux().get("linux-6.12")).att();

    private UbootSubjects() {}

    private static Target target(String name) {
        return Targets.find(name).orElseThrow();
    }

    static List<Subject> all() {
        List<Subject> subjects = new ArrayList<>();
        for (UbootRelease release : List.of(UbootRelease.V2021_01, UbootRelease.V2023_01, UbootRelease.V2025_01)) {
            rproc(subjects, release);
            bootaux(subjects, release, IMX8MP, "bootaux-imx8m");
            bootaux(subjects, release, IMX7D, "bootaux-mx7");
            bootelf(subjects, release, BootElfLoader.byProgramHeaders(release, Ulong.BITS64, LOAD_ADDRESS),
                    "bootelf-p");
            bootelf(subjects, release, BootElfLoader.bySections(release, Ulong.BITS64, LOAD_ADDRESS), "bootelf-s");
        }
        return subjects;
    }

    private static void rproc(List<Subject> subjects, UbootRelease release) {
        OracleSetup.Region[] rows = ROWS.stream()
                .map(row -> OracleSetup.Region.dmaRange(row.da(), row.sa(), row.size()))
                .toArray(OracleSetup.Region[]::new);
        for (ElfLoaderEntry entry : ElfLoaderEntry.values()) {
            String name = entry.name().toLowerCase(Locale.ROOT);
            subjects.add(Subject.subject(name(release, name), firmware -> entry.load(release, ROWS, firmware),
                    "uboot-" + release.name(), OracleSetup.uboot(name, rows), ROWS));
        }
    }

    private static void bootaux(List<Subject> subjects, UbootRelease release, Target target, String entry) {
        List<Region> hostmap = List.of();
        long bootrom = 0;
        switch (target.uboot().get("uboot-" + release.name()).bootaux()) {
            case Bootaux.RawOnly raw -> bootrom = raw.bootrom();
            case Bootaux.LibElf lib -> bootrom = lib.bootrom();
            case Bootaux.HostMap map -> {
                hostmap = map.rows();
                bootrom = map.bootrom();
            }
            case Bootaux other -> throw new AssertionError(other);
        }
        List<Region> rows = hostmap;
        long base = bootrom;
        subjects.add(Subject.subject(name(release, entry),
                firmware -> BootauxEntry.load(release, target == IMX8MP, rows, base, LOAD_ADDRESS, firmware),
                "uboot-" + release.name(), OracleSetup.uboot(entry), target.coreMap()));
    }

    private static void bootelf(List<Subject> subjects, UbootRelease release, Loader port, String entry) {
        subjects.add(Subject.subject(name(release, entry), port::load,
                "uboot-" + release.name(), OracleSetup.uboot(entry), IMX8MP.coreMap()));
    }

    private static String name(UbootRelease release, String entry) {
        return "uboot-" + release.name() + " " + entry;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.loader.Errno;
import rproclab.loader.Firmware;
import rproclab.loader.Verdict;
import rproclab.oracle.OracleWrite.Kind;

/** The real C of one release, set up for one target; the counterpart of a port. Belongs to the thread that loads. */
public final class OracleLoader {
    private static final int RETURNED = 0;
    private static final int UNDEFINED = 1;
    private static final int IMAGE = 1;
    private static final int MAPPED = 2;
    private static final int TABLE = 3;
    private static final int NULL = 4;
    private static final int VARARGS = 5;
    private static final Kind[] KINDS = {Kind.COPY, Kind.ZERO, Kind.STORE};

    private final Manifest.Entry entry;
    private final OracleSetup setup;
    private final boolean isUboot;
    private final byte[] answer = new byte[256];
    private final Bytes result = Bytes.of(answer, "kref_result");
    private byte[] log = new byte[1 << 14];
    private long[] writes = new long[3 * 64];
    private String firmwareName = "";
    /** What the probe printed when it attached to a running core: up to 6.12.107 that is where it does so. */
    private String attached = "";

    private OracleLoader(Manifest.Entry entry, OracleSetup setup) {
        this.entry = entry;
        this.setup = setup;
        isUboot = entry.release().startsWith("uboot-");
    }

    /** That library's C, set up so. */
    public static OracleLoader of(Manifest.Entry entry, OracleSetup setup) {
        return new OracleLoader(entry, setup);
    }

    /** Release, package version and what was set up: {@code linux-6.1 6.1.192-2 fsl,imx8mp-cm7}. */
    public String name() {
        return entry.release() + " " + entry.version() + " " + setup.compatible();
    }

    /**
     * Runs {@code rproc_boot()}, or the entry of U-Boot, on the firmware.
     *
     * @throws IllegalStateException when the driver's probe fails or the firmware is larger than 1 GiB
     */
    public OracleResult load(Firmware firmware) {
        OracleLibrary library = open(firmware.name());
        long outcome = library.load(firmware.bytes().toArray(), answer);
        if (outcome != RETURNED && outcome != UNDEFINED) {
            throw new IllegalStateException(name() + ": larger than an oracle takes: " + firmware.bytes().size());
        }
        return new OracleResult(outcome == UNDEFINED ? undefined() : returned(), objects(), result.u64(16),
                result.u64(24),
                result.u64(32), result.u64(40), result.u64(48), attached + readLog(library), readWrites(library),
                (sa, to) -> library.read(sa, to) == 0);
    }

    private OracleLibrary open(String name) {
        OracleLibrary library = OracleLibrary.of(entry.library());
        if (!library.isOpenFor(this) || !firmwareName.equals(name)) {
            long ret = library.open(this, setup, name);
            if (ret != 0) {
                throw new IllegalStateException("%s: probe: %d: %s".formatted(name(), ret, readLog(library)));
            }
            firmwareName = name;
            String probe = readLog(library);
            int attaching = probe.indexOf("attaching to ");
            attached = attaching < 0 ? "" : probe.substring(probe.lastIndexOf('\n', attaching) + 1);
        }
        return library;
    }

    /** What U-Boot's commands return says no more than that they failed. */
    private Verdict returned() {
        int rc = (int) result.u64(8);
        if (rc == 0) {
            return Verdict.ACCEPTED;
        }
        return rc < 0 ? new Verdict.Rejected(Optional.of(Errno.of(rc))) : Verdict.failed();
    }

    private Verdict undefined() {
        Access access = result.u64(80) == 2 ? Access.WRITE : Access.READ;
        return new Verdict.Undefined(access, result.text(128, 64), object(), result.u64(96), result.u64(104));
    }

    /** The object of the bad access; a mapped region has its node's name. */
    private String object() {
        return switch ((int) result.u64(88)) {
            case IMAGE -> "firmware";
            case TABLE -> "resource table";
            case NULL -> "NULL";
            case VARARGS -> "varargs";
            default -> result.text(192, 64);
        };
    }

    private Set<String> objects() {
        return result.u64(88) == MAPPED ? setup.names().getOrDefault(result.u64(112), Set.of()) : Set.of();
    }

    private String readLog(OracleLibrary library) {
        long length = library.log(log);
        if (length > log.length) {
            log = new byte[(int) length];
            library.log(log);
        }
        String text = new String(log, 0, (int) length, StandardCharsets.ISO_8859_1);
        // A line of dev_err() is a line of the console as any other.
        return isUboot ? text.replace("err\t", "info\t") : text;
    }

    private List<OracleWrite> readWrites(OracleLibrary library) {
        int count = (int) result.u64(56);
        if (3 * count > writes.length) {
            writes = new long[3 * count];
        }
        library.writes(writes);
        List<OracleWrite> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(new OracleWrite(writes[3 * i], writes[3 * i + 1], KINDS[(int) writes[3 * i + 2] - 1]));
        }
        return list;
    }
}

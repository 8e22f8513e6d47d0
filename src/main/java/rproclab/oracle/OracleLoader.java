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
import rproclab.loader.LoadResult;
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
    private final byte[] answer = new byte[256];
    private final Bytes result = Bytes.of(answer, "kref_result");
    private byte[] log = new byte[1 << 14];
    private long[] writes = new long[3 * 64];
    private final byte[] copied = new byte[1 << 16];
    private final Bytes copies = Bytes.of(copied, "kref_copied");
    private final StringBuilder text = new StringBuilder(1024);
    private String firmwareName = "";
    /** What the probe printed when it attached to a running core: up to 6.12.107 that is where it does so. */
    private String attached = "";

    private OracleLoader(Manifest.Entry entry, OracleSetup setup) {
        this.entry = entry;
        this.setup = setup;
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
        return answer(run(firmware));
    }

    /** Runs the same, and tells what the port's answer to the same firmware differs in. */
    public Optional<Difference> difference(LoadResult port, Firmware firmware) {
        OracleLibrary library = run(firmware);
        return agrees(port, library) ? Optional.empty() : Difference.between(port, answer(library));
    }

    private boolean agrees(LoadResult port, OracleLibrary library) {
        Agreement agreement = new Agreement(port, answer);
        return agreement.onVerdict() && attached.isEmpty() && agreement.onLog(log, fetchLog(library), text)
                && agreement.onWrites(writes, fetchWrites(library)) && agreesOnMemory(port, library);
    }

    /** All memory that is not in the list of writes is 0, and so is all that was zeroed and not written again. */
    private boolean agreesOnMemory(LoadResult port, OracleLibrary library) {
        long length = port.memory().writes().isEmpty() ? 0 : library.copied(copied);
        return length >= 0 && port.memory().copied(copies) == length;
    }

    private OracleLibrary run(Firmware firmware) {
        OracleLibrary library = open(firmware.name());
        long outcome = library.load(firmware.bytes(), answer);
        if (outcome != RETURNED && outcome != UNDEFINED) {
            throw new IllegalStateException(name() + ": larger than an oracle takes: " + firmware.bytes().size());
        }
        return library;
    }

    private OracleResult answer(OracleLibrary library) {
        return new OracleResult(result.u64(0) == UNDEFINED ? undefined() : returned(), objects(), result.u64(16),
                result.u64(24), result.u64(32), result.u64(40), result.u64(48), attached + readLog(library),
                readWrites(library), (sa, to) -> library.read(sa, to) == 0);
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
        return new String(log, 0, fetchLog(library), StandardCharsets.ISO_8859_1);
    }

    /** Fills {@link #log} and returns its length. */
    private int fetchLog(OracleLibrary library) {
        long length = library.log(log);
        if (length > log.length) {
            log = new byte[(int) length];
            library.log(log);
        }
        return (int) length;
    }

    private List<OracleWrite> readWrites(OracleLibrary library) {
        int count = fetchWrites(library);
        List<OracleWrite> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(new OracleWrite(writes[3 * i], writes[3 * i + 1], KINDS[(int) writes[3 * i + 2] - 1]));
        }
        return list;
    }

    /** Fills {@link #writes} and returns how many there are. */
    private int fetchWrites(OracleLibrary library) {
        int count = (int) result.u64(56);
        if (3 * count > writes.length) {
            writes = new long[3 * count];
        }
        if (count != 0) {
            library.writes(writes);
        }
        return count;
    }
}

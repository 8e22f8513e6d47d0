// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import rproclab.elf.ElfImage;
import rproclab.memory.TargetMemory;

/**
 * One loader's answer to one firmware.
 *
 * <p>
 * What a campaign does not read of millions of them, lines and fates, is made when it is asked for.
 */
public final class LoadResult {
    private final Firmware firmware;
    private final Verdict verdict;
    private final OptionalLong bootAddress;
    private final Log log;
    private final SegmentFates fates;
    private final TargetMemory memory;
    private final List<Vdev> vdevs;
    private final OptionalLong tableAddress;
    /** Put together when first asked for. */
    private List<LogLine> lines;
    private List<SegmentFate> segments;

    /**
     * Keeps what a run left behind, which registered no virtio device; nothing of it changes any more.
     *
     * @param firmware what was loaded
     * @param verdict accepted, rejected or undefined
     * @param bootAddress see {@link #bootAddress}
     * @param log what it printed
     * @param fates what became of the program headers
     * @param memory what it wrote
     */
    public LoadResult(Firmware firmware, Verdict verdict, OptionalLong bootAddress, Log log, SegmentFates fates,
            TargetMemory memory) {
        this(firmware, verdict, bootAddress, log, fates, memory, List.of());
    }

    /**
     * The same with virtio devices.
     *
     * @param vdevs see {@link #vdevs}
     */
    public LoadResult(Firmware firmware, Verdict verdict, OptionalLong bootAddress, Log log, SegmentFates fates,
            TargetMemory memory, List<Vdev> vdevs) {
        this(firmware, verdict, bootAddress, log, fates, memory, vdevs, OptionalLong.empty());
    }

    /**
     * The same with a resource table that whoever attaches later can find.
     *
     * @param tableAddress see {@link #tableAddress}
     */
    public LoadResult(Firmware firmware, Verdict verdict, OptionalLong bootAddress, Log log, SegmentFates fates,
            TargetMemory memory, List<Vdev> vdevs, OptionalLong tableAddress) {
        this.firmware = firmware;
        this.verdict = verdict;
        this.bootAddress = bootAddress;
        this.log = log;
        this.fates = fates;
        this.memory = memory;
        this.vdevs = List.copyOf(vdevs);
        this.tableAddress = tableAddress;
    }

    /** Accepted, rejected or undefined. */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * The start address that the loader took from the image, Thumb bit kept: Linux's {@code rproc->bootaddr}, which most
     * drivers do not use, or the PC that {@code bootaux} writes; empty where it did not get so far.
     */
    public OptionalLong bootAddress() {
        return bootAddress;
    }

    /**
     * The resource table's device address as U-Boot of STM32MP1 writes it into a backup register when it starts the core,
     * {@code TAMP_COPRO_RSC_TBL_ADDRESS}: 0 for no table; empty of a loader that writes no such register.
     */
    public OptionalLong tableAddress() {
        return tableAddress;
    }

    /** What it printed, debug lines too. */
    public List<LogLine> log() {
        if (lines == null) {
            lines = log.lines();
        }
        return lines;
    }

    /** The same, not formatted. */
    public Log printed() {
        return log;
    }

    /** The lines that a build without debug output prints. */
    public List<LogLine> console() {
        return log().stream().filter(line -> line.level() != LogLine.Level.DEBUG).toList();
    }

    /** What became of each program header that lies inside the file, in file order. */
    public List<SegmentFate> segments() {
        if (segments == null) {
            int phnum = ElfImage.of(firmware.bytes()).map(image -> image.programHeaders().size()).orElse(0);
            segments = fates.list(phnum, verdict);
        }
        return segments;
    }

    /** The program header at which the loader stopped, refusing it or doing something undefined. */
    public OptionalInt stoppedAt() {
        return fates.stopped();
    }

    /** The virtio devices that it registered, in order; U-Boot has none. */
    public List<Vdev> vdevs() {
        return vdevs;
    }

    /** What it wrote, also before a refusal. */
    public TargetMemory memory() {
        return memory;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Log;
import rproclab.loader.LogLine;
import rproclab.loader.SegmentFates;
import rproclab.loader.Verdict;
import rproclab.memory.TargetMemory;

/** One command on U-Boot's console, from the image in RAM to its result. */
public final class UbootRun {
    private final Firmware firmware;
    private final Ulong ulong;
    private final Log log = new Log();
    private final SegmentFates fates = new SegmentFates();
    private final TargetMemory target = new TargetMemory();
    private final PhysicalMemory memory;
    private OptionalLong bootAddress = OptionalLong.empty();
    private OptionalLong tableAddress = OptionalLong.empty();

    private UbootRun(Firmware firmware, Ulong ulong) {
        this.firmware = firmware;
        this.ulong = ulong;
        memory = new PhysicalMemory(target, ulong);
    }

    /** Runs {@code command}; an access outside is its verdict. */
    public static LoadResult of(Firmware firmware, Ulong ulong, Function<UbootRun, Verdict> command) {
        UbootRun run = new UbootRun(firmware, ulong);
        Verdict verdict;
        try {
            verdict = command.apply(run);
        } catch (OutsideAccess outside) {
            verdict = Verdict.undefined(outside);
        }
        return new LoadResult(firmware, verdict, run.bootAddress, run.log, run.fates, run.target,
                List.of(), run.tableAddress);
    }

    /** The firmware's name. */
    public String name() {
        return firmware.name();
    }

    /** The firmware, as it lies in RAM. */
    public Bytes image() {
        return firmware.bytes();
    }

    /** The width of an address. */
    public Ulong ulong() {
        return ulong;
    }

    /** What it writes to. */
    public PhysicalMemory memory() {
        return memory;
    }

    /** What it has written. */
    public TargetMemory written() {
        return target;
    }

    /** What becomes of the program headers. */
    public SegmentFates fates() {
        return fates;
    }

    /** Prints a line on the console: {@code printf()}. */
    public void print(String format, Object... arguments) {
        log.print(LogLine.Level.INFO, "", format, arguments);
    }

    /** Prints a line on the console, the device's name first: {@code dev_err()}. */
    public void deviceError(String device, String format, Object... arguments) {
        log.print(LogLine.Level.INFO, device + ": ", format, arguments);
    }

    /** Prints a line that only a debug build prints: {@code debug()}, {@code pr_debug()}, {@code dev_dbg()}. */
    public void debug(String format, Object... arguments) {
        log.print(LogLine.Level.DEBUG, "", format, arguments);
    }

    /** An address that {@code %s} prints as C's {@code %p} does, without prefix. */
    public Object pointer(long address) {
        return new PrintedPointer(ulong, address);
    }

    private record PrintedPointer(Ulong ulong, long address) {
        @Override
        public String toString() {
            return (ulong == Ulong.BITS32 ? "%08x" : "%016x").formatted(address);
        }
    }

    /** Leaves the resource table's device address where Linux looks for it: 0 for no table. */
    public void leaveTable(long address) {
        tableAddress = OptionalLong.of(address);
    }

    /** Hands over where the core starts. */
    public void handOver(long address) {
        bootAddress = OptionalLong.of(address);
    }
}

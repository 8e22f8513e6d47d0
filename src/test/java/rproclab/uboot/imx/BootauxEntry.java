// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.Results;
import rproclab.memory.Region;
import rproclab.memory.TargetMemory;
import rproclab.memory.Write;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/** The port of {@code bootaux} as the oracle compiles it: with 64-bit addresses for i.MX7D, too. */
public final class BootauxEntry {
    private static final String UNSET = "stack = 0x????????";

    private BootauxEntry() {}

    /** Runs the command on an image at {@code loadAddress}. */
    public static LoadResult load(UbootRelease release, boolean imx8m, List<Region> hostmap, long bootromBase,
            long loadAddress, Firmware firmware) {
        HostmapCore core = new HostmapCore(release, Ulong.BITS64, imx8m, hostmap, false, bootromBase);
        LoadResult result = UbootRun.of(firmware, Ulong.BITS64, run -> core.up(run, run.image(), loadAddress));
        return result.log().stream().anyMatch(line -> line.text().contains(UNSET))
                ? withStack0(result, bootromBase)
                : result;
    }

    /** Where no segment has bytes the C writes a variable that it never set: in the oracle's build that is 0. */
    private static LoadResult withStack0(LoadResult result, long bootromBase) {
        TargetMemory memory = new TargetMemory();
        List<Write> writes = result.memory().writes();
        writes.subList(0, writes.size() - 1).forEach(write -> again(write, result.memory(), memory));
        memory.copy(bootromBase, Bytes.of(new byte[4]), 0, 4);
        again(writes.getLast(), result.memory(), memory);
        List<LogLine> log = result.log().stream()
                .map(line -> new LogLine(line.level(), line.text().replace(UNSET, "stack = 0x00000000"))).toList();
        return Results.result(result.verdict(), result.bootAddress(), log, memory);
    }

    private static void again(Write write, TargetMemory from, TargetMemory to) {
        if (write.kind() == Write.Kind.ZERO) {
            to.zero(write.sa(), write.size());
        } else {
            byte[] bytes = new byte[(int) write.size()];
            from.read(write.sa(), bytes);
            to.copy(write.sa(), Bytes.of(bytes), 0, bytes.length);
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.List;
import java.util.OptionalLong;
import rproclab.memory.TargetMemory;

/**
 * One loader's answer to one firmware.
 *
 * @param verdict accepted, rejected or undefined
 * @param bootAddress the start address that the loader took from the image, Thumb bit kept: Linux's {@code rproc->bootaddr},
 *        which most drivers do not use, or the PC that {@code bootaux} writes; empty where it did not get so far
 * @param log what it printed, debug lines too
 * @param segments what became of each program header that lies inside the file, in file order
 * @param memory what it wrote, also before a refusal
 */
public record LoadResult(Verdict verdict, OptionalLong bootAddress, List<LogLine> log, List<SegmentFate> segments,
        TargetMemory memory) {

    /** The lines that a build without debug output prints. */
    public List<LogLine> console() {
        return log.stream().filter(line -> line.level() != LogLine.Level.DEBUG).toList();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.List;
import java.util.OptionalLong;
import rproclab.bytes.Bytes;
import rproclab.memory.TargetMemory;

/** Results put together by hand, without program headers. */
public final class Results {
    private static final Firmware NONE = new Firmware("none", Bytes.of(new byte[0]));

    private Results() {}

    /** A result with these lines and this memory. */
    public static LoadResult result(Verdict verdict, OptionalLong bootAddress, List<LogLine> lines,
            TargetMemory memory) {
        Log log = new Log();
        lines.forEach(line -> log.print(line.level(), line.text(), ""));
        return new LoadResult(NONE, verdict, bootAddress, log, new SegmentFates(), memory);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rproclab.loader.LogLine;

/** What the running kernel prints, without time stamps and {@code dev_dbg()}; as a kernel's, its buffer is finite. */
public final class KernelLog {
    /** Lines that are kept: the first ones, because the cause is among them. */
    static final int KEPT = 8192;

    private final List<LogLine> lines = new ArrayList<>();
    private long lost;

    /** {@code dev_err()}. */
    public void err(String device, String format, Object... arguments) {
        print(LogLine.Level.ERROR, device + ": " + format.formatted(arguments));
    }

    /** {@code dev_warn()}. */
    public void warn(String device, String format, Object... arguments) {
        print(LogLine.Level.WARNING, device + ": " + format.formatted(arguments));
    }

    /** {@code dev_info()}. */
    public void info(String device, String format, Object... arguments) {
        print(LogLine.Level.INFO, device + ": " + format.formatted(arguments));
    }

    /** {@code printk()}: a line without device. */
    public void print(LogLine.Level level, String text) {
        if (lines.size() < KEPT) {
            lines.add(new LogLine(level, text));
        } else {
            lost++;
        }
    }

    /** The lines, in order. */
    public List<LogLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** How many more there were. */
    public long lost() {
        return lost;
    }
}

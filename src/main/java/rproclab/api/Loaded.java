// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import rproclab.compare.Result;
import rproclab.loader.Errno;
import rproclab.loader.LogLine;
import rproclab.report.Reason;

/** One loader's answer to one image. */
public final class Loaded {
    private final Result result;

    Loaded(Result result) {
        this.result = result;
    }

    /**
     * The loader.
     *
     * @return its name: {@code linux-6.12}
     */
    public String loader() {
        return result.name();
    }

    /**
     * What it decided.
     *
     * @return accepted, rejected or undefined
     */
    public Verdict verdict() {
        return switch (result.load().verdict()) {
            case rproclab.loader.Verdict.Accepted _ -> Verdict.ACCEPTED;
            case rproclab.loader.Verdict.Rejected _ -> Verdict.REJECTED;
            case rproclab.loader.Verdict.Undefined _ -> Verdict.UNDEFINED;
        };
    }

    /**
     * Whether it would have started the core.
     *
     * @return whether the verdict is {@link Verdict#ACCEPTED}
     */
    public boolean accepted() {
        return result.accepted();
    }

    /**
     * What a loader that rejects returns.
     *
     * @return negative, {@code -22}; empty where it does not reject, or only says that it failed, as U-Boot's commands do
     */
    public OptionalInt errno() {
        return result.load().verdict() instanceof rproclab.loader.Verdict.Rejected(Optional<Errno> errno)
                && errno.isPresent() ? OptionalInt.of(errno.get().value()) : OptionalInt.empty();
    }

    /**
     * Why, in one line: the first error of its log, the access that is undefined, or where the core starts.
     *
     * @return without a device's name
     */
    public String reason() {
        return Reason.of(result.load());
    }

    /**
     * What it prints, verbatim, without time stamps and debug lines.
     *
     * @return line by line
     */
    public List<String> log() {
        return result.load().console().stream().map(LogLine::text).toList();
    }

    /**
     * The start address that it took from the image, Thumb bit kept.
     *
     * @return empty where it did not get so far
     */
    public OptionalLong bootAddress() {
        return result.load().bootAddress();
    }

    /**
     * The memory that it wrote, also before a refusal.
     *
     * @return ascending, neighbours joined
     */
    public List<Range> written() {
        return result.load().memory().ranges().stream().map(range -> new Range(range.sa(), range.size())).toList();
    }

    /**
     * Reads memory after the load.
     *
     * @param address where, as the application cores see it
     * @param size how many bytes
     * @return a copy; what was not written is 0
     */
    public byte[] read(long address, int size) {
        byte[] bytes = new byte[size];
        result.load().memory().read(address, bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "%s: %s, %s".formatted(loader(), result.load().verdict().word(), reason());
    }
}

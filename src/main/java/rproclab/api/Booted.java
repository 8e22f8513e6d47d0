// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import java.io.StringWriter;
import java.util.List;
import rproclab.boot.BootResult;
import rproclab.compare.Result;
import rproclab.linux.rpmsg.Channel;
import rproclab.report.BootText;
import rproclab.report.BootWords;
import rproclab.report.Style;

/** What came of one boot of one image, as one loader left it, in an emulated core. */
public final class Booted {
    private final Image image;
    private final Core core;
    private final Result load;
    private final BootResult result;

    Booted(Image image, Core core, Result load, BootResult result) {
        this.image = image;
        this.core = core;
        this.load = load;
        this.result = result;
    }

    /**
     * The load before it.
     *
     * @return the loader's answer
     */
    public Loaded load() {
        return new Loaded(load);
    }

    /**
     * How it ended.
     *
     * @return in a word
     */
    public Outcome outcome() {
        return Outcome.valueOf(result.outcome().name());
    }

    /**
     * Whether everything expected was seen.
     *
     * @return whether the outcome is {@link Outcome#PASSED}
     */
    public boolean passed() {
        return outcome() == Outcome.PASSED;
    }

    /**
     * Why it ended so, in a sentence: the fault and its function, the register that is polled, the loader's error.
     *
     * @return one line
     */
    public String reason() {
        return BootWords.why(boot());
    }

    /**
     * What serial ports and semihosting printed.
     *
     * @return text of several lines; bytes that are not printable as {@code \xNN}
     */
    public String console() {
        return result.console();
    }

    /**
     * What the trace buffers of the resource table hold.
     *
     * @return text of several lines; bytes that are not printable as {@code \xNN}
     */
    public String trace() {
        return result.trace();
    }

    /**
     * What Linux printed: the loader's warnings, then the drivers of its virtio devices.
     *
     * @return line by line
     */
    public List<String> linux() {
        return result.linux();
    }

    /**
     * The RPMsg channels that the firmware announced and did not take back.
     *
     * @return their names, in the order of their announcement
     */
    public List<String> channels() {
        return result.channels().stream().filter(Channel::exists).map(Channel::name).toList();
    }

    /**
     * The expectations that were not met.
     *
     * @return in words: {@code console "ready"}
     */
    public List<String> missing() {
        return BootWords.missing(result);
    }

    /**
     * The report that {@code rproclab boot} prints.
     *
     * @return text of several lines, without colours
     */
    public String text() {
        StringWriter out = new StringWriter();
        try (BootText report = new BootText(out, Style.PLAIN, new BootText.Details(true, false, false))) {
            report.add(image.firmware(), core.target(), List.of(boot()));
        }
        return out.toString();
    }

    /**
     * Does nothing where everything expected was seen.
     *
     * @return this
     * @throws AssertionError where it was not; the message is the {@link #text}
     */
    public Booted requirePassed() {
        if (!passed()) {
            throw new AssertionError("the boot did not pass\n\n" + text());
        }
        return this;
    }

    private rproclab.boot.Booted boot() {
        return new rproclab.boot.Booted(load.name(), load.load(), result);
    }

    @Override
    public String toString() {
        return "%s on %s, loaded by %s: %s, %s".formatted(image.name(), core.name(), load.name(),
                result.outcome().word(), reason());
    }
}

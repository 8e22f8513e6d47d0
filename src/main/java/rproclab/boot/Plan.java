// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import rproclab.loader.Attacher;

/**
 * How firmware is to be booted and judged.
 *
 * @param expectations what it is to show; the boot has passed when all of it was seen
 * @param failures text on the console that ends the boot as failed
 * @param host what Linux does besides starting the core
 * @param mostTicks budget in ticks of the core: halfwords executed, and the time it slept
 * @param givenUp asked now and then; true abandons the boot
 * @param live gets what the console prints as it is printed
 * @param traced gets a line for each access to a register, call and exception; empty for none
 * @param debugger decides how the core runs
 */
public record Plan(List<Expectation> expectations, List<Pattern> failures, Host host, long mostTicks,
        BooleanSupplier givenUp, Consumer<String> live, Optional<Consumer<String>> traced,
        Debugger debugger) {

    /** Budget in ticks where nobody says another. */
    public static final long INSTRUCTIONS = 20_000_000_000L;
    /** Budget in time of this computer where nobody says another. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** A plan without debugger. */
    public Plan(List<Expectation> expectations, List<Pattern> failures, Host host, long mostTicks,
            BooleanSupplier givenUp, Consumer<String> live, Optional<Consumer<String>> traced) {
        this(expectations, failures, host, mostTicks, givenUp, live, traced, Debugger.NONE);
    }

    /** A boot that is to say something, within a budget. */
    public static Plan output(long mostTicks) {
        return new Plan(List.of(new Expectation.Output()), List.of(), Host.NONE, mostTicks, () -> false, _ -> {},
                Optional.empty());
    }

    /** The same with other expectations. */
    public Plan expecting(Expectation... other) {
        return new Plan(List.of(other), failures, host, mostTicks, givenUp, live, traced, debugger);
    }

    /** The same with a line for each access to a register, call and exception. */
    public Plan tracing(Optional<Consumer<String>> lines) {
        return new Plan(expectations, failures, host, mostTicks, givenUp, live, lines, debugger);
    }

    /** The same with a Linux that attaches to the core instead of the one that started it. */
    public Plan attaching(Optional<Attacher> attacher) {
        return new Plan(expectations, failures, host.attaching(attacher), mostTicks, givenUp, live, traced, debugger);
    }

    /** The same with nobody who hears of it, or interferes. */
    Plan silent() {
        return new Plan(expectations, failures, host, mostTicks, () -> false, _ -> {}, Optional.empty());
    }

    /** The same under a debugger, for as long as that wants. */
    public Plan debugged(GdbServer gdb) {
        return new Plan(expectations, failures, host, mostTicks, gdb::isKilled, live, traced, gdb);
    }
}

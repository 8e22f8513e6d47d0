// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rproclab.boot.Expectation;
import rproclab.boot.Plan;

/**
 * What a boot has to show, and how long it may take: immutable, each method gives a new one. Where a text is asked for,
 * {@code /REGEX/} is a regular expression.
 */
public final class Expect {
    private static final Expect OUTPUT = new Expect(List.of(), List.of(), Host.VIRTIO, 0, Plan.INSTRUCTIONS,
            Plan.TIMEOUT);

    private final List<Expectation> wanted;
    private final List<Pattern> unwanted;
    private final Host host;
    private final int pings;
    private final long instructions;
    private final Duration timeout;

    private Expect(List<Expectation> wanted, List<Pattern> unwanted, Host host, int pings, long instructions,
            Duration timeout) {
        this.wanted = wanted;
        this.unwanted = unwanted;
        this.host = host;
        this.pings = pings;
        this.instructions = instructions;
        this.timeout = timeout;
    }

    /**
     * Any output, on the console or in a trace buffer; what is asked for in addition takes its place.
     *
     * @return with a Linux that talks virtio
     */
    public static Expect output() {
        return OUTPUT;
    }

    /**
     * Text on the console.
     *
     * @param textOrRegex as it stands, or {@code /REGEX/}
     * @return this and that
     */
    public Expect console(String textOrRegex) {
        return and(Expectation.console(textOrRegex));
    }

    /**
     * Text in a trace buffer of the resource table.
     *
     * @param textOrRegex as it stands, or {@code /REGEX/}
     * @return this and that
     */
    public Expect trace(String textOrRegex) {
        return and(Expectation.trace(textOrRegex));
    }

    /**
     * An RPMsg channel that the firmware announces.
     *
     * @param name the channel's name
     * @return this and that
     */
    public Expect channel(String name) {
        return and(new Expectation.Channel(name));
    }

    /**
     * Answers: Linux sends messages over each channel that has a driver, and all have to be answered.
     *
     * @param messages how many, at least 1
     * @return this and that
     */
    public Expect ping(int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException("%d messages: at least one".formatted(messages));
        }
        return new Expect(appended(wanted, new Expectation.Ping(messages)), unwanted, host, messages, instructions,
                timeout);
    }

    /**
     * Text that the console must not show: it ends the boot as failed.
     *
     * @param textOrRegex as it stands, or {@code /REGEX/}
     * @return this and that
     */
    public Expect never(String textOrRegex) {
        return new Expect(wanted, appended(unwanted, Expectation.pattern(textOrRegex)), host, pings, instructions,
                timeout);
    }

    /**
     * Another Linux.
     *
     * @param other as what it talks to the firmware
     * @return the same with it
     */
    public Expect host(Host other) {
        return new Expect(wanted, unwanted, other, pings, instructions, timeout);
    }

    /**
     * Another budget in time of the core, which is the same on every computer.
     *
     * @param most halfwords of code, time asleep included
     * @return the same with it
     */
    public Expect instructions(long most) {
        return new Expect(wanted, unwanted, host, pings, most, timeout);
    }

    /**
     * Another budget in time of this computer.
     *
     * @param most how long one boot may take
     * @return the same with it
     */
    public Expect timeout(Duration most) {
        return new Expect(wanted, unwanted, host, pings, instructions, most);
    }

    private Expect and(Expectation one) {
        return new Expect(appended(wanted, one), unwanted, host, pings, instructions, timeout);
    }

    private static <T> List<T> appended(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /** Its clock starts now. */
    Plan plan() {
        long end = System.nanoTime() + timeout.toNanos();
        rproclab.boot.Host linux = new rproclab.boot.Host(rproclab.boot.Host.Style.valueOf(host.name()),
                Optional.empty(), pings, List.of());
        List<Expectation> all = wanted.isEmpty() ? List.of(new Expectation.Output()) : wanted;
        return new Plan(all, unwanted, linux, instructions, () -> System.nanoTime() - end > 0, _ -> {},
                Optional.empty());
    }
}

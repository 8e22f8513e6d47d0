// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.List;
import java.util.Optional;
import rproclab.linux.rpmsg.Channel;
import rproclab.linux.rpmsg.Exchange;

/**
 * What came of one boot.
 *
 * @param why the outcome in a sentence
 * @param vectors what the core finds where it starts; empty where it was not started
 * @param notes what is odd about that, in sentences
 * @param ticks core ticks until the end: halfwords executed, and the time it slept
 * @param instructions executed until the end
 * @param hz core ticks a second
 * @param console what serial ports and semihosting printed
 * @param trace what the trace buffers of the resource table hold
 * @param channels the channels that the firmware announced
 * @param exchanges what was sent over them
 * @param linux what Linux printed about them
 * @param verdicts the expectations, and whether each was seen
 * @param fault where it faulted
 * @param spin where it was when the budget was used up
 * @param touches the first access to each register
 * @param omissions what devices that the firmware used do not do here
 */
public record BootResult(Outcome outcome, String why, Optional<Vectors> vectors, List<String> notes, long ticks,
        long instructions, long hz, String console, String trace, List<Channel> channels, List<Exchange> exchanges,
        List<String> linux,
        List<Judged> verdicts, Optional<Crash> fault, Optional<Spin> spin, List<FirstTouch> touches,
        List<Omission> omissions) {

    BootResult with(Crash crash) {
        return new BootResult(outcome, why, vectors, notes, ticks, instructions, hz, console, trace, channels,
                exchanges, linux,
                verdicts, Optional.of(crash), spin, touches, omissions);
    }

    BootResult with(Spin last) {
        return new BootResult(outcome, why, vectors, notes, ticks, instructions, hz, console, trace, channels,
                exchanges, linux,
                verdicts, fault, Optional.of(last), touches, omissions);
    }

    /** The same fault, with what is now known of it. */
    BootResult exactly(Crash crash) {
        return new BootResult(outcome, crash.why(), vectors, notes, ticks, instructions, hz, console, trace, channels,
                exchanges, linux, verdicts, Optional.of(crash), spin, touches, omissions);
    }

    /**
     * What the core loads at reset.
     *
     * @param da where it looks
     * @param sp the first word
     * @param pc the second
     * @param function the function that it names; empty without symbols
     */
    public record Vectors(long da, long sp, long pc, String function) {}

    /**
     * An expectation after the boot.
     *
     * @param what it, in words
     * @param met whether it was seen
     */
    public record Judged(String what, boolean met) {}

    /**
     * A fault.
     *
     * @param kind the name of its bit in CFSR or HFSR
     * @param text what that means
     * @param pc the instruction
     * @param function the function that it is in; empty without symbols
     * @param lr where that was called from
     * @param caller the function of that; empty without symbols
     * @param address what was accessed; empty where that is not the matter
     * @param cfsr Configurable Fault Status Register
     * @param hfsr HardFault Status Register
     * @param path functions of the last blocks of code, oldest first, neighbours joined
     */
    public record Crash(String kind, String text, long pc, String function, long lr, String caller,
            Optional<Long> address, long cfsr, long hfsr, List<String> path) {

        /** What happened where, in words. */
        String why() {
            return "%s at 0x%x".formatted(text, pc) + (function.isEmpty() ? "" : " in " + function);
        }
    }

    /**
     * Where a core that does not end was last.
     *
     * @param pc a block of code
     * @param function the function that it is in; empty without symbols
     * @param register the register that it reads again and again; empty for none
     * @param value what that reads as
     */
    public record Spin(long pc, String function, String register, long value) {}

    /**
     * The first access to a register.
     *
     * @param da as the core used it
     * @param name the register; its address where nothing is known of it
     * @param known whether a table has it
     * @param pc the block of code that made the access
     */
    public record FirstTouch(long da, String name, boolean known, boolean write, int size, long value, long pc) {}

    /**
     * What is missing of a device.
     *
     * @param device as the reference manual numbers it; the target's name where it is none in particular
     * @param what in words
     */
    public record Omission(String device, String what) {}
}

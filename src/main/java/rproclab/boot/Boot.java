// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rproclab.boot.BootResult.Judged;
import rproclab.boot.BootResult.Spin;
import rproclab.boot.BootResult.Vectors;
import rproclab.loader.LogLine;
import rproclab.machine.DeviceRange;
import rproclab.machine.Fault;
import rproclab.machine.Machine;
import rproclab.machine.Soc;
import rproclab.machine.peripheral.Chip;
import rproclab.machine.peripheral.Devices;
import rproclab.memory.Region;
import rproclab.resource.Resource;

/** One boot of one image as one loader left it. */
public final class Boot implements AutoCloseable {
    /** A second has so many slices, between which expectations are looked at. */
    private static final int SLICES = 1000;
    /** So many slices without output end a boot that has shown everything, so that a line is not cut. */
    private static final int QUIET = 2;
    /** A boot that has shown everything and does not fall silent ends after so many slices. */
    private static final int ENOUGH = 50;
    /** Instructions of a block of code, at most. */
    private static final int LONGEST_BLOCK = 1024;
    private static final int LARGEST_TRACE = 0x1_0000;

    private final Subject subject;
    private final Chip chip;
    private final Plan plan;
    private final long vectors;
    private final Printed console;
    private final Watch watch;
    private final Machine machine;
    private final Optional<LinuxHost> linux;

    private Boot(Subject subject, Chip chip, Plan plan, long vectors) {
        this.subject = subject;
        this.chip = chip;
        this.plan = plan;
        this.vectors = vectors;
        console = new Printed(plan.live());
        watch = new Watch(plan.traced());
        List<Region> coreMap = Contents.coreMap(subject.target(), chip);
        Devices devices = new Devices(chip, console::put, watch);
        Soc soc = Soc.of(subject.target().cpu()).vtor((int) vectors)
                .with(Contents.ranges(coreMap, chip))
                .with(devices.ranges().toArray(DeviceRange[]::new))
                .semihosting(console::put);
        machine = new Machine(soc);
        watch.connect(machine::block, machine::now);
        plan.traced().ifPresent(lines -> machine.observe(new CallTrace(machine, subject.functions(), lines)));
        Contents.put(subject.load().memory(), coreMap, chip, machine.memory());
        linux = devices.hostPort().filter(_ -> LinuxHost.isNeeded(subject, plan.host()))
                .map(port -> new LinuxHost(machine, subject, chip, plan.host(), port));
    }

    /**
     * Boots and judges.
     *
     * @param chip the registers around the subject's core
     * @throws rproclab.machine.MachineException where there is no emulator for this computer
     */
    public static BootResult run(Subject subject, Chip chip, Plan plan) {
        if (!subject.load().verdict().accepted()) {
            return notLoaded(chip, plan, "the loader answers: " + subject.load().verdict().word());
        }
        return switch (Start.of(subject, chip)) {
            case Start.Not(String why) -> notLoaded(chip, plan, why);
            case Start.At(long vectors) -> {
                try (Boot boot = new Boot(subject, chip, plan, vectors)) {
                    yield boot.exactly(boot.run());
                }
            }
        };
    }

    /** Where it is not certain which instruction faulted, boots once more up to its block, and steps from there. */
    private BootResult exactly(BootResult result) {
        OptionalLong since = machine.uncertainSince();
        if (result.fault().isEmpty() || since.isEmpty() || plan.debugger() != Debugger.NONE) {
            return result;
        }
        try (Boot again = new Boot(subject, chip, plan.silent(), vectors)) {
            return again.stepToFault(since.getAsLong()).map(this::crashed).map(result::exactly).orElse(result);
        }
    }

    private Optional<Fault> stepToFault(long time) {
        while (machine.now() < time) {
            if (machine.run(Math.min(slice(), time - machine.now())) instanceof rproclab.machine.Outcome.LockedUp) {
                return Optional.empty();
            }
            if (machine.now() < time) {
                linux.ifPresent(LinuxHost::look);
            }
        }
        for (int i = 0; i < LONGEST_BLOCK; i++) {
            switch (machine.step()) {
                case rproclab.machine.Outcome.Faulted(Fault fault) -> {
                    return Optional.of(fault);
                }
                case rproclab.machine.Outcome.LockedUp(Fault fault) -> {
                    return Optional.of(fault);
                }
                default -> {
                    // on to the next instruction
                }
            }
        }
        return Optional.empty();
    }

    private long slice() {
        return Math.max(1, chip.hz() / SLICES);
    }

    private static BootResult notLoaded(Chip chip, Plan plan, String why) {
        List<Judged> judged = plan.expectations().stream().map(e -> new Judged(e.what(), false)).toList();
        return new BootResult(Outcome.NOT_LOADED, why, Optional.empty(), List.of(), 0, 0, chip.hz(), "", "", List.of(),
                List.of(), List.of(), judged, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    private BootResult run() {
        Vectors start = vectors();
        List<String> notes = new Reset(subject, start, machine).notes();
        int shown = 0;
        int quiet = 0;
        while (true) {
            watch.slice();
            long printed = console.count();
            rproclab.machine.Outcome ended = plan.debugger().run(machine,
                    Math.min(slice(), plan.mostTicks() - machine.now()));
            linux.ifPresent(LinuxHost::look);
            Optional<BootResult> over = over(start, notes, ended);
            if (over.isPresent()) {
                return over.get();
            }
            if (met() && !plan.debugger().isBusy()) {
                shown++;
                quiet = console.count() == printed ? quiet + 1 : 0;
                if (quiet >= QUIET || shown >= ENOUGH) {
                    return result(Outcome.PASSED, "all that was expected was seen", start, notes);
                }
            }
            if (machine.now() >= plan.mostTicks() || plan.givenUp().getAsBoolean()) {
                return outOfBudget(start, notes);
            }
        }
    }

    /** What ends the boot at once. */
    private Optional<BootResult> over(Vectors start, List<String> notes, rproclab.machine.Outcome ended) {
        Optional<String> failure = plan.failures().stream().filter(console::shows).map(p -> p.pattern()).findFirst();
        if (failure.isPresent()) {
            return Optional.of(result(Outcome.FAILED, "the console shows \"%s\"".formatted(failure.get()), start,
                    notes));
        }
        return switch (ended) {
            case rproclab.machine.Outcome.Running _ -> Optional.empty();
            // Only the host could end that, and it looks between runs.
            case rproclab.machine.Outcome.Spinning _ -> Optional.empty();
            // The next run takes it as a board without a debugger does.
            case rproclab.machine.Outcome.Breakpoint _ -> Optional.empty();
            case rproclab.machine.Outcome.Asleep(int pc) ->
                Optional.of(ended(start, notes, "it sleeps for ever at " + place(pc)));
            case rproclab.machine.Outcome.Exited(int code) ->
                Optional.of(ended(start, notes, "it ended itself with code %d".formatted(code)));
            case rproclab.machine.Outcome.ResetRequested(int pc) ->
                Optional.of(ended(start, notes, "it asked for a reset at " + place(pc)));
            case rproclab.machine.Outcome.Faulted(Fault fault) -> Optional.of(crashed(start, notes, fault));
            case rproclab.machine.Outcome.LockedUp(Fault fault) -> Optional.of(crashed(start, notes, fault));
        };
    }

    private BootResult ended(Vectors start, List<String> notes, String why) {
        return met()
                ? result(Outcome.PASSED, "all that was expected was seen, then " + why, start, notes)
                : result(Outcome.FAILED, why, start, notes);
    }

    private BootResult crashed(Vectors start, List<String> notes, Fault fault) {
        BootResult.Crash crash = crashed(fault);
        return result(Outcome.FAULT, crash.why(), start, notes).with(crash);
    }

    private BootResult.Crash crashed(Fault fault) {
        return Crashes.of(fault, machine.lastBlocks(), subject.functions());
    }

    private BootResult outOfBudget(Vectors start, List<String> notes) {
        List<Integer> blocks = machine.lastBlocks();
        int pc = blocks.isEmpty() ? machine.register(15) : blocks.getLast();
        Optional<Watch.Polled> polled = watch.polled();
        Spin spin = new Spin(Integer.toUnsignedLong(pc), subject.functions().at(pc),
                polled.map(Watch.Polled::register).orElse(""), polled.map(Watch.Polled::value).orElse(0L));
        String why = polled.map(register -> "it reads %s again and again, 0x%x, at %s".formatted(register.register(),
                register.value(), place(pc))).orElse("the budget is used up at " + place(pc));
        return result(Outcome.HUNG, why, start, notes).with(spin);
    }

    private String place(int pc) {
        String function = subject.functions().at(pc);
        return "0x%x".formatted(pc) + (function.isEmpty() ? "" : " in " + function);
    }

    private Vectors vectors() {
        long sp = word(vectors);
        long pc = word(vectors + 4);
        return new Vectors(vectors, sp, pc, subject.functions().at((int) pc));
    }

    private long word(long da) {
        return machine.systemAddress((int) da).map(sa -> Integer.toUnsignedLong(machine.memory().u32(sa))).orElse(0L);
    }

    private boolean met() {
        return plan.expectations().stream().allMatch(this::met);
    }

    private boolean met(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Output _ -> console.count() > 0 || !trace().isEmpty();
            case Expectation.Console console_ -> console.shows(console_.pattern());
            case Expectation.Trace trace -> trace.pattern().matcher(trace()).find();
            case Expectation.Channel(String name) ->
                linux.stream().flatMap(host -> host.channels().stream()).anyMatch(c -> c.name().equals(name));
            case Expectation.Ping _ -> linux.map(LinuxHost::exchanges).filter(all -> !all.isEmpty())
                    .filter(all -> all.stream().allMatch(exchange -> exchange.complete())).isPresent();
        };
    }

    /** What the trace buffers hold, each up to its first zero byte. */
    private String trace() {
        StringBuilder text = new StringBuilder();
        for (Resource.Trace buffer : subject.traces()) {
            machine.systemAddress((int) buffer.da()).ifPresent(sa -> {
                byte[] bytes = new byte[(int) Math.min(buffer.len(), LARGEST_TRACE)];
                machine.memory().read(sa, bytes);
                for (int i = 0; i < bytes.length && bytes[i] != 0; i++) {
                    text.append(Printed.shown(bytes[i] & 0xFF));
                }
            });
        }
        return text.toString();
    }

    private BootResult result(Outcome outcome, String why, Vectors start, List<String> notes) {
        List<Judged> judged = new ArrayList<>();
        plan.expectations().forEach(expectation -> judged.add(new Judged(expectation.what(), met(expectation))));
        return new BootResult(outcome, why, Optional.of(start), notes, machine.now(), machine.instructions(), chip.hz(),
                console.text(),
                trace(), linux.map(LinuxHost::channels).orElse(List.of()),
                linux.map(LinuxHost::exchanges).orElse(List.of()), log(),
                judged, Optional.empty(), Optional.empty(), watch.touches(), omissions());
    }

    /** What the devices that the firmware used do not do, then what the chip leaves out. */
    private List<BootResult.Omission> omissions() {
        List<BootResult.Omission> list = new ArrayList<>();
        chip.devices().stream().filter(placed -> watch.hasSeen(placed.name())).forEach(
                placed -> list.add(new BootResult.Omission(placed.name(), placed.part().block().omits())));
        if (!chip.omits().isEmpty()) {
            list.add(new BootResult.Omission(chip.target(), chip.omits()));
        }
        return list;
    }

    /** What the loader complained of, and what Linux printed later. */
    private List<String> log() {
        List<String> lines = new ArrayList<>();
        subject.load().log().stream().filter(line -> line.level().compareTo(LogLine.Level.WARNING) <= 0)
                .forEach(line -> lines.add(line.text()));
        linux.ifPresent(host -> lines.addAll(host.log()));
        return lines;
    }

    @Override
    public void close() {
        machine.close();
    }
}

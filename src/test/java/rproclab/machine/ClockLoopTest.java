// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rproclab.target.CpuType;

/** Loops that wait for a clock take no time of ours, and leave what they leave when each of their iterations runs. */
class ClockLoopTest {
    private static final int DATA = 0x2000_0100;
    private static final Soc M7 = Soc.of(CpuType.CORTEX_M7).with(
            MemoryRange.ram(Images.at("ITCM", 0, 0x2_0000)), MemoryRange.ram(Images.at("DTCM", 0x2000_0000, 0x2_0000)));
    private static final int RANDOM_LOOPS = Integer.getInteger("rproclab.loops", 300);
    // @formatter:off
    /**
     * ldr r1, =DWT; movs r0, #1; str r0, [r1]; ldr r2, =3000000; movs r3, #0;
     * 1: movs r5, #0; ldr r4, [r1, #4]; cmp r5, r3; it eq; cmpeq r4, r2; bcc 1b; wfi
     */
    private static final int[] WAITS = {0x4905, 0x2001, 0x6008, 0x4a05, 0x2300, 0x2500, 0x684c, 0x429d, 0xbf08, 0x4294,
        0xd3f9, 0xbf30, 0x1000, 0xe000, 0xc6c0, 0x002d};
    /** ldr r0, =SYST_CSR; ldr r1, =999999; str r1, [r0, #4]; str r1, [r0, #8]; movs r2, #5; str r2, [r0]; b 1f; 1: */
    private static final int[] STARTS_SYSTICK = {0x4807, 0x4908, 0x6041, 0x6081, 0x2205, 0x6002, 0xe7ff};
    // @formatter:on

    /** What a program leaves. */
    private record End(Outcome outcome, long time, List<Integer> registers, List<Integer> words) {

        /** The same without the judgement that a loop which has used its time up is one for ever. */
        End unjudged() {
            Outcome plain = outcome instanceof Outcome.Spinning ? new Outcome.Running() : outcome;
            return new End(plain, time, registers, words);
        }
    }

    /** {@code SDK_DelayAtLeastUs} of the vendor's SDK: two billion cycles would take a minute. */
    @Test
    void theLoopThatWaitsForTheCycleCounterIsSkipped() {
        int[] code = WAITS.clone();
        code[14] = 2_000_000_000 & 0xffff;
        code[15] = 2_000_000_000 >>> 16;

        End end = run(M7, code);

        assertThat(end.outcome()).isEqualTo(new Outcome.Asleep(0x218));
        assertThat(end.registers().get(4)).isBetween(2_000_000_000, 2_000_000_006);
        assertThat(end.time()).isBetween(2_000_000_000L, 2_000_000_020L);
    }

    @Test
    void theLoopThatWaitsForTheCycleCounterEndsAsItDoesInFull() {
        assertThat(run(M7, WAITS)).isEqualTo(run(M7.withoutSkippingLoops(), WAITS));
    }

    /** The same without optimization: the counter is read by a function, which keeps a frame pointer. */
    @Test
    void aLoopThatCallsFunctionsEndsAsItDoesInFull() {
        // 1: bl 2f; mov r3, r0; mov r0, r3; mov.w r1, #0; ldrd r2, r3, [r7, #8]; cmp r1, r3; it eq; cmpeq r0, r2; bcc 1b
        // 2: push {r7}; add r7, sp, #0; ldr r3, =DWT; ldr r3, [r3, #4]; mov r0, r3; mov sp, r7; ldr r7, [sp], #4; bx lr
        int[] code = {0x490f, 0x2001, 0x6008, 0x4f0f, 0x4a0f, 0x2300, 0xe9c7, 0x2302, 0xf000, 0xf80d, 0x4603, 0x4618,
                0xf04f, 0x0100, 0xe9d7, 0x2302, 0x4299, 0xbf08, 0x4290, 0xd3f3, 0xf3ef, 0x8600, 0xbf30, 0xb480, 0xaf00,
                0x4b03, 0x685b, 0x4618, 0x46bd, 0xf85d, 0x7b04, 0x4770, 0x1000, 0xe000, 0x0100, 0x2000, 0xc6c0, 0x002d};

        assertSkipped(code);
    }

    @Test
    void aCounterThatWrapsIsWaitedForByDifference() {
        // str 0xfff00000 to CYCCNT; ldr r2, [r1, #4]; 1: ldr r4, [r1, #4]; subs r4, r4, r2; cmp r4, r3; bcc 1b
        assertSkipped(0x4906, 0x2001, 0x6008, 0x4806, 0x6048, 0x4b06, 0x684a, 0x684c, 0x1aa4, 0x429c, 0xd3fb, 0xf3ef,
                0x8600, 0xbf30, 0x1000, 0xe000, 0x0000, 0xfff0, 0xc6c0, 0x002d);
    }

    @Test
    void aLoopEndsWhenTheCounterWraps() {
        // str 0xfff00000 to CYCCNT; movs r2, #0; 1: ldr r4, [r1, #4]; cmp r4, r2; bmi 1b
        assertSkipped(0x4905, 0x2001, 0x6008, 0x4805, 0x6048, 0x2200, 0x684c, 0x4294, 0xd4fc, 0xf3ef, 0x8600, 0xbf30,
                0x1000, 0xe000, 0x0000, 0xfff0);
    }

    @Test
    void aCounterThatStandsIsWaitedForForEver() {
        // ldr r1, =DWT; 1: ldr r4, [r1, #4]; cmp r4, #100; bcc 1b; wfi
        End end = run(M7, 0x4902, 0x684c, 0x2c64, 0xd3fc, 0xbf30, 0x0000, 0x1000, 0xe000);

        assertThat(end.outcome()).isEqualTo(new Outcome.Spinning(0x202));
    }

    @Test
    void timesAndCountsThatGoToMemoryAreThoseOfTheLastIteration() {
        // 1: ldr r4, [r1, #4]; str r4, [r7]; ldr r5, [r7, #4]; adds r5, #1; str r5, [r7, #4]; cmp r4, r2; bcc 1b
        assertSkipped(0x4907, 0x2001, 0x6008, 0x4f07, 0x4a07, 0x684c, 0x603c, 0x687d, 0x3501, 0x607d, 0x4294, 0xd3f8,
                0xf3ef, 0x8600, 0xbf30, 0x0000, 0x1000, 0xe000, 0x0100, 0x2000, 0xc6c0, 0x002d);
    }

    @Test
    void aLoopThatStoresToADeviceIsRun() {
        int[] writes = new int[1];
        DeviceRange device = new DeviceRange("device", 0x4000_0000L, 0x1000, wires -> new Counted(wires, writes));

        // ldr r6, =0x40000000; ldr r2, =100000; 1: ldr r4, [r1, #4]; str r4, [r6]; cmp r4, r2; bcc 1b
        run(M7.with(device), 0x4905, 0x2001, 0x6008, 0xf04f, 0x4680, 0x4a04, 0x684c, 0x6034, 0x4294, 0xd3fb, 0xbf30,
                0x0000, 0x1000, 0xe000, 0x86a0, 0x0001);

        assertThat(writes[0]).isBetween(100_000 / 4 - 5, 100_000 / 4 + 1);
    }

    @Test
    void aLoopThatStoresToItsOwnCodeIsRun() {
        // movw r1, #0x20c; ldr r0, =0x60082400; 0x20c: movs r4, #0; str r0, [r1]; adds r0, #1; add r3, r3, r4; cmp r0, r2
        int[] code = {0xf240, 0x210c, 0x4a05, 0x4806, 0xe000, 0xbf00, 0x2400, 0x6008, 0x3001, 0x4423, 0x4290, 0xd3f9,
                0xbf30, 0xbf00, 0x24ff, 0x6008, 0x2400, 0x6008};

        assertThat(run(M7, code)).isEqualTo(run(M7.withoutSkippingLoops(), code));
    }

    /** The handler keeps the counter in R5, and in R7 what the loop read last. */
    @Test
    void anInterruptComesAtItsTimeIntoASkippedLoop() {
        int[] writes = new int[1];
        DeviceRange timer = new DeviceRange("timer", 0x4000_0000L, 0x1000, wires -> {
            wires.at(1_000_001, () -> wires.irq(0, true));
            return new Counted(wires, writes);
        });
        // ISER0 = 1; ldr r2, =3000000; ldr r6, =0x40000000; 1: ldr r4, [r1, #4]; cmp r4, r2; bcc 1b; wfi
        int[] code = {0x4906, 0x2001, 0x6008, 0x4806, 0x2201, 0x6002, 0x4a05, 0xf04f, 0x4680, 0x684c, 0x4294, 0xd3fc,
                0xbf30, 0x0000, 0x1000, 0xe000, 0xe100, 0xe000, 0xc6c0, 0x002d};

        End end = run(M7.with(timer), code);

        assertThat(end).isEqualTo(run(M7.with(timer).withoutSkippingLoops(), code));
        assertThat(end.registers().get(5)).isBetween(999_985, 1_000_005);
        assertThat(end.registers().get(5) - end.registers().get(7)).isBetween(1, 8);
        assertThat(writes[0]).isEqualTo(2);
    }

    @Test
    void loopsThatWaitForTheFlagOfSysTickEndAsTheyDoInFull() {
        // 1: ldr r3, [r0]; lsls r3, r3, #15; bpl 1b; ldr r2, [r0, #8]
        assertSkipped(join(STARTS_SYSTICK, 0x6803, 0x03db, 0xd5fc, 0x6882, 0xf3ef, 0x8600, 0xbf30, 0, 0, 0xe010,
                0xe000, 0x423f, 0x000f));
        // 1: ldr r3, [r0]; tst.w r3, #65536; beq 1b; ldr r2, [r0, #8]
        assertSkipped(join(STARTS_SYSTICK, 0x6803, 0xf413, 0x3f80, 0xd0fb, 0x6882, 0xf3ef, 0x8600, 0xbf30, 0, 0xe010,
                0xe000, 0x423f, 0x000f));
    }

    @Test
    void aLoopThatWaitsForACountOfSysTickEndsAsItDoesInFull() {
        // mov.w r2, #1000; 1: ldr r3, [r0, #8]; cmp r3, r2; bhi 1b
        assertSkipped(join(STARTS_SYSTICK, 0xf44f, 0x727a, 0x6883, 0x4293, 0xd8fc, 0xf3ef, 0x8600, 0xbf30, 0, 0xe010,
                0xe000, 0x423f, 0x000f));
    }

    @Test
    void aLoopThatWaitsForSysTickToReloadEndsAsItDoesInFull() {
        // b 1f; 1: 19 nops; ldr r2, =999979; 1: ldr r3, [r0, #8]; cmp r3, r2; bls 1b
        int[] nops = new int[20];
        Arrays.fill(nops, Thumb.NOP);
        nops[0] = 0xe7ff;
        int[] head = join(new int[]{0x4810, 0x4911, 0x6041, 0x6081, 0x2205, 0x6002}, nops);

        assertSkipped(join(head, 0x4a05, 0x6883, 0x4293, 0xd9fc, 0xf3ef, 0x8600, 0xbf30, 0x0000, 0xe010, 0xe000, 0x423f,
                0x000f, 0x422b, 0x000f));
    }

    /** {@code -Drproclab.loops=100000} runs as many. */
    @Test
    void anyLoopEndsAsItDoesInFull() {
        SplittableRandom random = new SplittableRandom(61);
        try (Machine skipping = new Machine(M7); Machine inFull = new Machine(M7.withoutSkippingLoops())) {
            Machine.Snapshot ofSkipping = skipping.snapshot();
            Machine.Snapshot ofInFull = inFull.snapshot();
            for (int i = 0; i < RANDOM_LOOPS; i++) {
                int[] code = join(start(random), RandomLoop.at(Programs.START + 2 * START, random));
                skipping.restart(ofSkipping);
                inFull.restart(ofInFull);

                End end = run(skipping, 60_000, code);

                assertThat(end.unjudged()).as("loop %d, %s", i, Arrays.toString(code))
                        .isEqualTo(run(inFull, 60_000, code).unjudged());
            }
        }
    }

    /** Halfwords of {@link #start}. */
    private static final int START = 30;

    /** Sets R0 to R3 to anything, starts both clocks, SysTick perhaps with its interrupt, which counts in memory. */
    private static int[] start(SplittableRandom random) {
        int reload = random.nextInt(100, 30_000);
        List<Integer> code = new ArrayList<>();
        wide(code, 5, 0xe000_1000);
        wide(code, 6, 0xe000_e010);
        wide(code, 4, DATA);
        wide(code, 0, reload);
        // str r0, [r6, #4]; str r0, [r6, #8]; movs r0, #1; str r0, [r5]; movs r0, #5 or 7; str r0, [r6]
        code.addAll(List.of(0x6070, 0x60b0, 0x2001, 0x6028, random.nextInt(4) == 0 ? 0x2007 : 0x2005, 0x6030));
        for (int r = 0; r < 4; r++) {
            int value = random.nextInt() >>> random.nextInt(32);
            code.addAll(List.of(0x2000 | r << 8 | value & 0xff, 0x3000 | r << 8 | value >>> 8 & 0xff));
        }
        return code.stream().mapToInt(Integer::intValue).toArray();
    }

    /** movw, movt. */
    private static void wide(List<Integer> code, int r, int value) {
        for (int half = 0; half < 2; half++) {
            int imm16 = value >>> 16 * half & 0xffff;
            code.add((half == 0 ? 0xf240 : 0xf2c0) | imm16 >>> 12 | imm16 >>> 1 & 0x400);
            code.add(imm16 << 4 & 0x7000 | r << 8 | imm16 & 0xff);
        }
    }

    private static void assertSkipped(int... code) {
        End end = run(M7, code);

        assertThat(end).isEqualTo(run(M7.withoutSkippingLoops(), code));
        assertThat(end.outcome()).isInstanceOf(Outcome.Asleep.class);
        assertThat(end.time()).isGreaterThan(900_000);
    }

    private static End run(Soc soc, int... code) {
        try (Machine machine = new Machine(soc)) {
            return run(machine, 3_000_000_000L, code);
        }
    }

    private static End run(Machine machine, long ticks, int... code) {
        Programs.reset(machine, code);
        // The handler of interrupt 0: ldr r5, [r1, #4]; mov r7, r4; str r0, [r6]; bx lr
        Programs.write(machine, 0x140, 0x684d, 0x4627, 0x6030, 0x4770);
        machine.memory().put32(4 * 16, 0x141);
        // That of SysTick: ldr r2, [r4, #16]; adds r2, #1; str r2, [r4, #16]; bx lr
        Programs.write(machine, 0x160, 0x6922, 0x3201, 0x6122, 0x4770);
        machine.memory().put32(4 * 15, 0x161);
        Programs.write(machine, RandomLoop.FUNCTION, 0x4770);
        Outcome outcome = machine.run(ticks);
        List<Integer> registers = new ArrayList<>();
        for (int n = 0; n < 16; n++) {
            registers.add(machine.register(n));
        }
        List<Integer> words = new ArrayList<>();
        for (int at = DATA; at < DATA + 0x20; at += 4) {
            words.add(machine.memory().u32(at));
        }
        return new End(outcome, machine.now(), registers, words);
    }

    private static int[] join(int[] head, int... rest) {
        int[] all = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return all;
    }

    /** Counts what is written, and takes its interrupt back. */
    private record Counted(Wires wires, int[] writes) implements Device {
        @Override
        public int read(int offset, int size) {
            return 0;
        }

        @Override
        public void write(int offset, int size, int value) {
            writes[0]++;
            wires.irq(0, false);
        }
    }
}

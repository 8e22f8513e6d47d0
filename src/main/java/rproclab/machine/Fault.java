// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.OptionalInt;

/**
 * A fault as a board would show it; registers are those after the fault was taken.
 *
 * @param kind what went wrong
 * @param exception the exception that takes it: 3 HardFault, 4 MemManage, 5 BusFault, 6 UsageFault
 * @param pc the instruction
 * @param lr the link register there
 * @param sp the stack pointer there
 * @param address the address accessed, where there is one
 * @param cfsr Configurable Fault Status Register
 * @param hfsr HardFault Status Register
 * @param mmfar MemManage Fault Address Register
 * @param bfar BusFault Address Register
 * @param time core ticks since reset
 */
public record Fault(FaultKind kind, int exception, int pc, int lr, int sp, OptionalInt address, int cfsr, int hfsr,
        int mmfar, int bfar, long time) {}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rproclab.machine.Fault;

/** Puts names to what a fault tells in numbers. */
final class Crashes {
    private static final int LONGEST_PATH = 12;

    private Crashes() {}

    static BootResult.Crash of(Fault fault, List<Integer> lastBlocks, Functions functions) {
        Optional<Long> address = fault.address().isPresent()
                ? Optional.of(Integer.toUnsignedLong(fault.address().getAsInt()))
                : Optional.empty();
        return new BootResult.Crash(fault.kind().name(), fault.kind().text(), Integer.toUnsignedLong(fault.pc()),
                functions.at(fault.pc()), Integer.toUnsignedLong(fault.lr()), functions.at(fault.lr()), address,
                Integer.toUnsignedLong(fault.cfsr()), Integer.toUnsignedLong(fault.hfsr()),
                path(lastBlocks, functions));
    }

    /** Functions that ran last; a block without one by its address. */
    private static List<String> path(List<Integer> blocks, Functions functions) {
        List<String> path = new ArrayList<>();
        for (int block : blocks) {
            String function = functions.at(block);
            String name = function.isEmpty() ? "0x%x".formatted(block) : function;
            if (path.isEmpty() || !path.getLast().equals(name)) {
                path.add(name);
            }
        }
        return List.copyOf(path.subList(Math.max(0, path.size() - LONGEST_PATH), path.size()));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rproclab.machine.Machine;

/** What can be told of a boot before the core's first instruction. */
record Reset(Subject subject, BootResult.Vectors vectors, Machine machine) {
    private static final int WORD = 4;

    /** What is odd, in sentences. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!isLoaded(vectors.da()) && !isLoaded(vectors.da() + WORD)) {
            notes.add("nothing was loaded at 0x%x, where the core looks for its vector table".formatted(vectors.da()));
            return notes;
        }
        if (sa(vectors.sp() - WORD).isEmpty()) {
            notes.add("the initial stack pointer 0x%x is not in memory".formatted(vectors.sp()));
        }
        if ((vectors.pc() & 1) == 0) {
            notes.add("the reset vector 0x%x has no Thumb bit".formatted(vectors.pc()));
        }
        if (!isLoaded(vectors.pc() & ~1L)) {
            notes.add("the reset vector 0x%x is not where anything was loaded".formatted(vectors.pc()));
        }
        return notes;
    }

    private boolean isLoaded(long da) {
        return sa(da).filter(machine.memory()::written).isPresent();
    }

    private Optional<Long> sa(long da) {
        return machine.systemAddress((int) da);
    }
}

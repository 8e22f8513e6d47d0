// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfBuilder;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.memory.ReservedRegion;
import rproclab.target.DefaultRegions;
import rproclab.target.Target;
import rproclab.target.Targets;

/** An image of the table of witnesses on one target, and what each loader is to answer. */
final class Witness {
    private final int row;
    private final String what;
    private final Target target;
    private final Firmware firmware;
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    private Witness(int row, String what, Target target, ElfBuilder image) {
        this.row = row;
        this.what = what;
        this.target = target;
        firmware = new Firmware("fw.elf", Bytes.of(image.build()));
    }

    /** A row, or a part of it, on a target as the catalogue has it. */
    static Witness row(int row, String what, String target, ElfBuilder image) {
        return row(row, what, Targets.find(target).orElseThrow(), image);
    }

    static Witness row(int row, String what, Target target, ElfBuilder image) {
        return new Witness(row, what, target, image);
    }

    /** The target with another device tree: its {@code memory-region} names these nodes. */
    static Target with(String target, ReservedRegion... memoryRegion) {
        Target t = Targets.find(target).orElseThrow();
        return new Target(t.name(), t.soc(), t.core(), t.cpu(), t.device(), t.hostWordBits(), t.coreMap(),
                t.systemMap(), t.linux(), t.uboot(), new DefaultRegions("test", List.of(memoryRegion), List.of()));
    }

    int row() {
        return row;
    }

    /** Column Lx: every Linux release that knows the core. */
    Witness lx(Answer answer) {
        return where(name -> name.startsWith("linux-"), answer);
    }

    /** Column UR: {@code rproc load}. */
    Witness ur(Answer answer) {
        return on(answer, "uboot-2026.07-rproc");
    }

    /** Column BA: {@code bootaux} on the ELF. */
    Witness ba(Answer answer) {
        return on(answer, "uboot-2025.01-bootaux", "uboot-2026.07-bootaux");
    }

    /** Column BE: {@code bootelf -p}. */
    Witness be(Answer answer) {
        return on(answer, "uboot-2025.01-bootelf", "uboot-2026.07-bootelf");
    }

    /** {@code bootelf -s}, where the row says so. */
    Witness bes(Answer answer) {
        return on(answer, "uboot-2025.01-bootelf-s", "uboot-2026.07-bootelf-s");
    }

    /** Loaders by name; they may be exceptions from a column given before. */
    Witness on(Answer answer, String... loaders) {
        Arrays.stream(loaders).forEach(loader -> where(loader::equals, answer));
        return this;
    }

    private Witness where(Predicate<String> wanted, Answer answer) {
        List<String> names = Loaders.of(target).names().stream().filter(wanted).toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("row " + row + ": no such loader on " + target.name());
        }
        names.forEach(name -> answers.put(name, answer));
        return this;
    }

    /** One cell of the table; prints as its name. */
    record Cell(Witness witness, String loader, Answer expected) {

        LoadResult run() {
            Selection selection = Loaders.of(witness.target).named(List.of(loader));
            return Comparison.run(witness.firmware, witness.target, selection).results().getFirst().load();
        }

        @Override
        public String toString() {
            return "row %02d: %s; %s on %s".formatted(witness.row, witness.what, loader, witness.target.name());
        }
    }

    Stream<Cell> cells() {
        return answers.entrySet().stream().map(entry -> new Cell(this, entry.getKey(), entry.getValue()));
    }
}

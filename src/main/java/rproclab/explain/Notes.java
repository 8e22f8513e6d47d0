// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What several lines say together, and what a missing line says. */
final class Notes {
    /** Lines that come in every boot and explain no failure. */
    private static final Set<String> PROGRESS = Set.of("powering-up", "booting", "phdr-debug", "available",
            "memory-region-mapped", "no-table-imx", "no-table-stm32");

    private final List<Explanation> log;
    private final List<String> notes = new ArrayList<>();

    private Notes(List<Explanation> log) {
        this.log = log;
    }

    static List<String> of(List<Explanation> log) {
        Notes notes = new Notes(log);
        notes.failsInSilence();
        notes.noTranslationLine();
        notes.otherCore();
        notes.elfStartedRaw();
        notes.goesOnWithoutChannel();
        return List.copyOf(notes.notes);
    }

    private Optional<Explanation> find(String id) {
        return log.stream().filter(line -> line.message().id().equals(id)).findFirst();
    }

    private void failsInSilence() {
        for (int i = 1; i < log.size(); i++) {
            if (log.get(i).message().id().equals("boot-failed") && log.subList(0, i).stream()
                    .allMatch(line -> PROGRESS.contains(line.message().id()))) {
                notes.add(
                        "Nothing between \"Booting fw image\" and \"%s\" names a reason. The stages that fail without a word: no "
                                .formatted(log.get(i).said())
                                + "resource table where the driver wants one (K3, OMAP, keystone, i.MX up to 5.10), a devmem entry on a "
                                + "core without IOMMU, or a carveout with a fixed address whose region has none.");
            }
        }
    }

    private void noTranslationLine() {
        Optional<Explanation> bad = find("bad-phdr");
        if (bad.isPresent() && find("translation-failed").isEmpty() && find("phdr-filesz").isEmpty()) {
            notes.add(
                    "\"%s\" stands without \"Translation failed\". On i.MX that means either that warnings are hidden (\"quiet\"), "
                            .formatted(bad.get().said())
                            + "or that the address was translated and nothing is mapped there: DDR that no memory-region of the core's node "
                            + "covers.");
        }
    }

    private void otherCore() {
        find("powering-up").ifPresent(line -> {
            String name = line.values().get("name").toLowerCase(Locale.ROOT);
            for (String kind : List.of("pru", "dsp")) {
                if (name.contains(kind)) {
                    notes.add(
                            "The processor that was started, %s, is a %s, not a Cortex-M core. If the image is for the Cortex-M: "
                                    .formatted(line.values().get("name"), kind.toUpperCase(Locale.ROOT))
                                    + "look for its own remoteprocN (cat /sys/class/remoteproc/*/name); Linux does not check e_machine.");
                }
            }
        });
    }

    private void elfStartedRaw() {
        if ((find("no-elf").isPresent() || find("not-32-bit-elf").isPresent()) && find("bootaux-started").isPresent()) {
            notes.add(
                    "bootaux found no ELF file it takes at that address and started what lies there as a raw image: right for "
                            + "a .bin, wrong for everything else. Check that the load before it succeeded, and chain commands with &&.");
        }
    }

    private void goesOnWithoutChannel() {
        if (find("reserve-failed").isPresent() && (find("creating-channel").isPresent()
                || find("new-channel").isPresent())) {
            notes.add(
                    "A channel came up although a reserved-memory node failed: the memory is shared with Linux from then on, "
                            + "which overwrites code, vrings or buffers sooner or later. Unless something else reserves the same range, "
                            + "that is the silence after the first message.");
        }
    }
}

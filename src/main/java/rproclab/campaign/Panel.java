// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.memory.Region;
import rproclab.memory.TargetMemory;

/** The loaders that are asked, in order, and a judge over them. Used by several threads at once. */
public final class Panel {
    private final Loader[] loaders;
    private final List<String> names;
    private final List<Region> regions;
    private final Judge judge;

    /**
     * A panel of at least one loader.
     *
     * @param regions what to tell the fit of segments by
     */
    public Panel(List<Loader> loaders, List<Region> regions, Judge judge) {
        this.loaders = loaders.toArray(Loader[]::new);
        this.regions = List.copyOf(regions);
        this.names = loaders.stream().map(Loader::name).toList();
        this.judge = judge;
    }

    /** The loaders' names. */
    public List<String> names() {
        return names;
    }

    /** Asks every loader. */
    Signature ask(byte[] image) {
        Firmware firmware = firmware(image);
        Outcome[] outcomes = new Outcome[loaders.length];
        LoadResult[] results = new LoadResult[loaders.length];
        for (int i = 0; i < loaders.length; i++) {
            results[i] = loaders[i].load(firmware);
            outcomes[i] = outcome(i, firmware, results[i]);
        }
        return signature(image, outcomes, results);
    }

    /**
     * Tells whether the loaders divide over an image like that: asks one of each group first, since most images that are
     * tried do not show it, and those that agreed once tend to agree again.
     */
    Predicate<byte[]> showing(Signature signature) {
        int[] order = signature.onesOfEachGroupFirst();
        return image -> {
            Firmware firmware = firmware(image);
            Outcome[] outcomes = new Outcome[loaders.length];
            LoadResult[] results = new LoadResult[loaders.length];
            for (int i : order) {
                results[i] = loaders[i].load(firmware);
                outcomes[i] = outcome(i, firmware, results[i]);
                if (!outcomes[i].equals(signature.outcomes().get(i).withMemory(0))) {
                    return false;
                }
            }
            return signature(image, outcomes, results).equals(signature);
        };
    }

    private Signature signature(byte[] image, Outcome[] outcomes, LoadResult[] results) {
        boolean allAccept = true;
        int stopped = -1;
        for (LoadResult result : results) {
            allAccept &= result.verdict().accepted();
            stopped = stopped < 0 ? result.stoppedAt().orElse(-1) : stopped;
        }
        if (allAccept) {
            numberMemory(outcomes, results);
        }
        return new Signature(Arrays.asList(outcomes), Fit.of(image, stopped, regions));
    }

    private static Firmware firmware(byte[] image) {
        return new Firmware("firmware.elf", Bytes.of(image));
    }

    private Outcome outcome(int loader, Firmware firmware, LoadResult result) {
        return Outcome.of(result, judge.objection(loaders[loader], firmware, result));
    }

    /** Gives equal numbers, from 1 in the order of loaders, to equal memory. */
    private static void numberMemory(Outcome[] outcomes, LoadResult[] results) {
        List<TargetMemory> kinds = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            TargetMemory memory = results[i].memory();
            int kind = 0;
            while (kind < kinds.size() && !kinds.get(kind).sameContents(memory)) {
                kind++;
            }
            if (kind == kinds.size()) {
                kinds.add(memory);
            }
            outcomes[i] = outcomes[i].withMemory(kind + 1);
        }
    }
}

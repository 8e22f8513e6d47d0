// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import rproclab.memory.Region;
import rproclab.target.Target;

/** Where the addresses of a message lie in the memory maps of the targets. */
final class Numbers {
    private Numbers() {}

    /** One sentence for each region in which the segment begins; targets with the same region share one. */
    static List<String> of(Map<String, String> values, List<Target> targets) {
        if (!values.containsKey("da") || !values.containsKey("mem")) {
            return List.of();
        }
        long da = Long.parseUnsignedLong(values.get("da"), 16);
        long memsz = Long.parseUnsignedLong(values.get("mem"), 16);
        Map<String, TreeSet<String>> sentences = new LinkedHashMap<>();
        for (Target target : targets) {
            target.coreMap().stream().filter(region -> region.holdsDa(da)).findFirst()
                    .ifPresent(region -> sentences.computeIfAbsent(sentence(region, da, memsz), _ -> new TreeSet<>())
                            .add(target.name()));
        }
        if (sentences.isEmpty() && targets.size() == 1) {
            return List.of("no memory of %s holds 0x%x".formatted(targets.getFirst().name(), da));
        }
        return sentences.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey()).toList();
    }

    private static String sentence(Region region, long da, long memsz) {
        long room = region.daEnd() - da;
        String in = "it begins in %s [0x%x, 0x%x)".formatted(region.name(), region.da(), region.daEnd());
        int compared = Long.compareUnsigned(memsz, room);
        if (compared > 0) {
            return in + ", where 0x%x bytes are left, and leaves it by 0x%x (%s bytes)".formatted(room, memsz - room,
                    Long.toUnsignedString(memsz - room));
        }
        return compared == 0 ? in + " and ends with its last byte" : in + " and ends inside it";
    }
}

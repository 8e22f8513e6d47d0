// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose.board;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.board.BootPlan;
import rproclab.board.Image;
import rproclab.board.PhysicalMap.Thing;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Rule;
import rproclab.diagnose.Severity;
import rproclab.linux.of.PhysRange;

/** {@link Rule#IMAGES_OVERLAP} and {@link Rule#IMAGE_OUTSIDE_RAM}. */
final class Images {
    private Images() {}

    static Stream<Finding> find(BootPlan plan, List<Thing> firmware) {
        List<Image> images = plan.images().stream().filter(image -> !image.assumed()).toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            outside(plan, image).forEach(findings::add);
            for (Image other : images.subList(i + 1, images.size())) {
                overlap(plan, image, "the " + other.kind().word(), other.range()).forEach(findings::add);
            }
            firmware.forEach(segment -> overlap(plan, image, "the firmware's " + segment.name(), segment.range())
                    .forEach(findings::add));
        }
        return findings.stream();
    }

    private static Stream<Finding> overlap(BootPlan plan, Image image, String other, PhysRange range) {
        long common = image.range().common(range);
        if (common == 0) {
            return Stream.empty();
        }
        SequencedMap<String, String> evidence = evidence(image);
        evidence.put("other", other + " " + range(range.base(), range.size()));
        evidence.put("bytes", hex(common));
        return Stream.of(new Finding(Rule.IMAGES_OVERLAP, Severity.ERROR,
                "%s and %s %s share %s".formatted(named(image), other, range(range.base(), range.size()),
                        bytes(common)),
                evidence, "Move one of them" + plan.safe(image.range().base(), image.range().size(), 2 << 20).stream()
                        .mapToObj(free -> ": %s bytes are free at %s".formatted(hex(image.range().size()), hex(free)))
                        .findFirst().orElse("") + "."));
    }

    private static Stream<Finding> outside(BootPlan plan, Image image) {
        long inside = plan.board().memory().stream()
                .mapToLong(bank -> new PhysRange(bank.start(), bank.size()).common(image.range())).sum();
        long outside = image.range().size() - inside;
        if (outside <= 0 || plan.board().memory().isEmpty()) {
            return Stream.empty();
        }
        SequencedMap<String, String> evidence = evidence(image);
        evidence.put("bytes", hex(outside));
        return Stream.of(new Finding(Rule.IMAGE_OUTSIDE_RAM, Severity.WARNING,
                "%s lies outside the memory of the device tree with %s".formatted(named(image), bytes(outside)),
                evidence, "Load it into memory, or complete /memory: some boot loaders fill it in."));
    }

    private static String named(Image image) {
        return "the " + image.kind().word() + " " + range(image.range().base(), image.range().size());
    }

    private static SequencedMap<String, String> evidence(Image image) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("image", image.kind().word());
        evidence.put("start", hex(image.range().base()));
        evidence.put("end", hex(image.range().end()));
        return evidence;
    }
}

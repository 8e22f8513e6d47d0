// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import rproclab.linux.of.ReservedNode.Ranges;
import rproclab.linux.of.ReservedNode.Value;

/** Layouts in the words of {@code kernel-ref/boot-logs}: {@code memory=0x40000000+0x40000000 node=m4@60000000;reg=...;no-map}. */
final class LayoutText {
    private static final int CELLS = 4;

    private List<PhysRange> memory = List.of(new PhysRange(0x4000_0000L, 0x4000_0000L));
    private PhysRange fdt = new PhysRange(0x4800_0000L, 0x4000);
    private PhysRange kernel;
    private Optional<PhysRange> initrd = Optional.empty();
    private Optional<PhysRange> elfcorehdr = Optional.empty();
    private final List<PhysRange> memreserve = new ArrayList<>();
    private final List<ReservedNode> nodes = new ArrayList<>();
    private boolean supported = true;
    private final StringJoiner arguments = new StringJoiner(" ");

    private LayoutText(long imageSize) {
        kernel = new PhysRange(0x4020_0000L, imageSize);
    }

    /** The layout; words that are missing are those that {@code boot-logs} takes. */
    static BootLayout parse(String text, long imageSize) {
        LayoutText layout = new LayoutText(imageSize);
        for (String word : text.trim().split(" +")) {
            int equals = word.indexOf('=');
            layout.put(word.substring(0, equals), word.substring(equals + 1), imageSize);
        }
        return layout.build();
    }

    static BootLayout parse(String text) {
        return parse(text, 0x200_0000);
    }

    private BootLayout build() {
        return new BootLayout(memory, fdt, kernel, initrd, elfcorehdr, memreserve,
                nodes.isEmpty() ? Optional.empty() : Optional.of(nodes), supported, arguments.toString());
    }

    private void put(String name, String value, long imageSize) {
        switch (name) {
            case "memory" -> memory = ranges(value);
            case "fdt" -> fdt = range(value);
            case "kernel" -> kernel = new PhysRange(number(value), imageSize);
            case "initrd" -> initrd = Optional.of(range(value));
            case "elfcorehdr" -> elfcorehdr = Optional.of(range(value));
            case "memreserve" -> memreserve.add(range(value));
            case "node" -> nodes.add(node(value));
            case "root" -> supported = false;
            case "arg" -> arguments.add(value);
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static ReservedNode node(String text) {
        String[] fields = text.split(";");
        Map<String, String> properties = new HashMap<>();
        for (int i = 1; i < fields.length; i++) {
            int equals = fields[i].indexOf('=');
            properties.put(equals < 0 ? fields[i] : fields[i].substring(0, equals), fields[i].substring(equals + 1));
        }
        return new ReservedNode(fields[0], properties.getOrDefault("status", "okay").equals("okay"),
                pairs(properties, "reg"), value(properties, "size"), value(properties, "alignment"),
                pairs(properties, "alloc-ranges"), Optional.ofNullable(properties.get("compatible")).stream().toList(),
                properties.containsKey("no-map"), properties.containsKey("reusable"),
                properties.containsKey("linux,cma-default"));
    }

    /** {@code NAME=0x1000+0x20,...}, or {@code NAME-cells=} with any number of cells, of which there are none whole here. */
    private static Optional<Ranges> pairs(Map<String, String> properties, String name) {
        if (properties.containsKey(name + "-cells")) {
            return Optional.of(new Ranges(List.of(), properties.get(name + "-cells").split(",").length % CELLS == 0));
        }
        return Optional.ofNullable(properties.get(name)).map(text -> new Ranges(ranges(text), true));
    }

    private static Optional<Value> value(Map<String, String> properties, String name) {
        if (properties.containsKey(name + "-cells")) {
            return Optional.of(new Value(0, false));
        }
        return Optional.ofNullable(properties.get(name)).map(text -> new Value(number(text), true));
    }

    private static List<PhysRange> ranges(String text) {
        return List.of(text.split(",")).stream().map(LayoutText::range).toList();
    }

    private static PhysRange range(String text) {
        int plus = text.indexOf('+');
        return new PhysRange(number(text.substring(0, plus)), number(text.substring(plus + 1)));
    }

    private static long number(String text) {
        return Long.parseUnsignedLong(text.substring(2), 16);
    }
}

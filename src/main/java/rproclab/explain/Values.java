// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a line, put into prose: {@code {x}} as the line has it, {@code {x.hex}} with {@code 0x}, {@code {x.bytes}}
 * in decimal, {@code {end}} where {@code da} and {@code mem} end, {@code {errno.name}}, {@code {errno.text}} and
 * {@code {errno.stage}}.
 */
final class Values {
    private static final Pattern PLACE = Pattern.compile("\\{([\\w.]+)\\}");

    private final SequencedMap<String, String> all;

    Values(Map<String, String> line) {
        all = new LinkedHashMap<>(line);
        line.forEach((name, value) -> {
            all.put(name + ".hex", "0x" + value);
            if (value.matches("[0-9a-fA-F]{1,16}")) {
                long number = Long.parseUnsignedLong(value, 16);
                all.put(name + ".hex", "0x" + Long.toHexString(number));
                all.put(name + ".bytes", Long.toUnsignedString(number));
            }
        });
        if (line.containsKey("da") && line.containsKey("mem")) {
            all.put("end", "0x" + Long.toHexString(hex("da") + hex("mem")));
        }
        if (line.containsKey("errno")) {
            ErrnoText errno = ErrnoText.of(line.get("errno"));
            all.put("errno.name", errno.name());
            all.put("errno.text", errno.text());
            all.put("errno.stage", errno.stage());
        }
    }

    private long hex(String name) {
        return Long.parseUnsignedLong(all.get(name), 16);
    }

    /** The prose with every value in its place. */
    String into(String prose) {
        Matcher places = PLACE.matcher(prose);
        return places.replaceAll(place -> Matcher.quoteReplacement(
                all.getOrDefault(place.group(1), place.group())));
    }
}

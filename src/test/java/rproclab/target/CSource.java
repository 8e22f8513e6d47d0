// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables out of a C file of Linux or U-Boot: just enough C for {@code imx_rproc.c} and its relatives. */
record CSource(String text) {

    /** A row {@code { da, sa, size, flags }}; flags as written, empty where the row has three members. */
    record Row(long da, long sa, long size, String flags) {}

    private static final Pattern ROW = Pattern
            .compile("\\{\\s*(0x\\w+)\\s*,\\s*(0x\\w+)\\s*,\\s*(0x\\w+)\\s*(?:,([^}]*))?}");
    private static final Pattern MEMBER = Pattern.compile("\\.(\\w+)\\s*=\\s*([^,\\n(]+(?:\\([^)]*\\))?)");
    private static final Pattern OF_MATCH = Pattern
            .compile("\\{\\s*\\.compatible = \"([^\"]+)\",\\s*\\.data = [^}]*?&(\\w+)");

    static boolean exists(Path file) {
        return Files.isRegularFile(file);
    }

    static CSource read(Path file) {
        try {
            return new CSource(Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the array {@code name[]}. */
    List<Row> rows(String name) {
        Matcher row = ROW.matcher(initializer(name + "\\[\\]"));
        List<Row> rows = new ArrayList<>();
        while (row.find()) {
            String flags = row.group(4) == null ? "" : row.group(4);
            rows.add(new Row(number(row.group(1)), number(row.group(2)), number(row.group(3)), flags));
        }
        return rows;
    }

    /** The members of the structure {@code name}, as written. */
    Map<String, String> members(String name) {
        Matcher member = MEMBER.matcher(initializer(name));
        Map<String, String> members = new LinkedHashMap<>();
        while (member.find()) {
            members.put(member.group(1), member.group(2).strip());
        }
        return members;
    }

    /** The entries of all match tables: compatible to the structure behind {@code .data}. */
    Map<String, String> ofMatch() {
        Matcher entry = OF_MATCH.matcher(text);
        Map<String, String> entries = new LinkedHashMap<>();
        while (entry.find()) {
            entries.put(entry.group(1), entry.group(2));
        }
        return entries;
    }

    private String initializer(String declarator) {
        Matcher found = Pattern.compile("\\b" + declarator + "\\s*=\\s*\\{(.*?)\\n};", Pattern.DOTALL).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("not in the source: " + declarator);
        }
        return found.group(1);
    }

    private static long number(String hex) {
        return Long.parseLong(hex.substring(2), 16);
    }
}

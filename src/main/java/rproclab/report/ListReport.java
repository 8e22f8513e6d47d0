// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import rproclab.board.Preset;
import rproclab.compare.LoaderKind;
import rproclab.compare.Loaders;
import rproclab.compare.Upstream;
import rproclab.diagnose.Rule;
import rproclab.diagnose.Text;
import rproclab.target.Target;
import rproclab.target.Targets;

/**
 * A table of the catalogue.
 *
 * @param what {@code targets}, {@code loaders}, {@code rules} or {@code boards}
 * @param columns headings; in JSON the keys, in lower case
 * @param brief so many of the columns are in a table of text, the others only where all is asked for
 * @param rows one cell for each column
 */
public record ListReport(String what, List<String> columns, int brief, List<List<String>> rows) {

    private ListReport(String what, List<String> columns, List<List<String>> rows) {
        this(what, columns, columns.size(), rows);
    }

    /** Every target: SoC, core, compatibles, and the loaders that apply. */
    public static ListReport targets() {
        List<List<String>> rows = new ArrayList<>();
        for (Target target : Targets.all()) {
            rows.add(List.of(target.name(), target.soc(), target.core(), String.join(" ", target.compatibles()),
                    Integer.toString(Loaders.of(target).names().size())));
        }
        return new ListReport("targets", List.of("target", "soc", "core", "compatible", "loaders"), rows);
    }

    /** Every loader, the release it follows, and how sure it is. */
    public static ListReport loaders() {
        List<List<String>> rows = new ArrayList<>();
        for (String name : Loaders.allNames()) {
            Upstream upstream = Upstream.of(name);
            rows.add(List.of(name, upstream.version(), upstream.proof(), LoaderKind.of(name).about()));
        }
        return new ListReport("loaders", List.of("loader", "follows", "proof", "about"), rows);
    }

    /** Every rule. */
    public static ListReport rules() {
        List<List<String>> rows = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            rows.add(List.of(rule.id(), rule.worst().word(), rule.summary(), rule.cause(), rule.fix()));
        }
        return new ListReport("rules", List.of("rule", "severity", "finds", "cause", "fix"), 3, rows);
    }

    /** Every board whose U-Boot is known. */
    public static ListReport boards() {
        List<List<String>> rows = new ArrayList<>();
        for (Preset preset : Preset.all()) {
            String reserves = String.join(" ", preset.memreserve().stream()
                    .map(range -> Text.hex(range.base()) + "+" + Text.hex(range.size())).toList());
            rows.add(List.of(preset.name(), reserves.isEmpty() ? "-" : reserves, preset.about(), preset.source()));
        }
        return new ListReport("boards", List.of("board", "memreserve", "about", "source"), rows);
    }

    /**
     * As text.
     *
     * @param all every cell; a table that has no room for all of them becomes a list
     */
    public String text(boolean all) {
        if (all && brief < columns.size()) {
            return list();
        }
        Columns table = new Columns("");
        table.row(columns.stream().limit(brief).map(column -> column.toUpperCase(java.util.Locale.ROOT)).toArray());
        rows.forEach(row -> table.row(row.stream().limit(brief).toArray()));
        return table.render();
    }

    private String list() {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            out.append(out.isEmpty() ? "" : "\n").append(row.getFirst()).append('\n');
            Columns cells = new Columns("  ");
            for (int i = 1; i < row.size(); i++) {
                cells.row(columns.get(i), row.get(i));
            }
            out.append(cells.render());
        }
        return out.toString();
    }

    /** Prints the table as JSON: an array of objects named after {@link #what}. */
    public void json(String version, Writer out) {
        JsonGenerator json = Json.begin(out, version, "list");
        json.writeStartArray(what);
        for (List<String> row : rows) {
            json.writeStartObject();
            for (int i = 0; i < columns.size(); i++) {
                json.write(columns.get(i), row.get(i));
            }
            json.writeEnd();
        }
        json.writeEnd();
        Json.end(json, out);
    }
}

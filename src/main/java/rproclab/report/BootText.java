// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.diagnose.Text.hex;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import rproclab.boot.BootResult;
import rproclab.boot.Booted;
import rproclab.diagnose.Text;
import rproclab.loader.Firmware;
import rproclab.memory.TargetMemory;
import rproclab.target.Target;

/** The text of boots, a blank line between them. */
public final class BootText implements BootReport {
    private static final int MOST_RANGES = 8;
    private static final int MOST_LINES = 200;
    /** Of what Linux prints, the beginning says what came up. */
    private static final int MOST_LINUX_LINES = 12;

    private final PrintWriter out;
    private final Style style;
    private final Details details;
    private boolean first = true;

    /**
     * What is shown.
     *
     * @param console what the firmware printed; not where it was shown as it was printed
     * @param touches the first access to each register
     * @param verbose what the loader wrote, and all lines
     */
    public record Details(boolean console, boolean touches, boolean verbose) {}

    /**
     * @param out where it goes; it is flushed, not closed
     * @param style with or without colours
     */
    public BootText(Writer out, Style style, Details details) {
        this.out = new PrintWriter(out);
        this.style = style;
        this.details = details;
    }

    @Override
    public void add(Firmware firmware, Target target, List<Booted> boots) {
        out.append(first ? "" : "\n");
        first = false;
        out.append(style.title(Printable.line("%s on %s (%s, %s)".formatted(firmware.name(), target.name(),
                target.soc(), target.core())))).append("\n\n");
        Columns columns = new Columns("  ");
        columns.row("LOADER", "OUTCOME", "TIME", "WHY");
        boots.forEach(boot -> columns.row(boot.loader(), boot.result().outcome().word(), BootWords.time(boot.result()),
                BootWords.why(boot)));
        String[] lines = columns.render().split("\n");
        out.append(lines[0]).append('\n');
        for (int i = 1; i < lines.length; i++) {
            out.append(style.outcome(boots.get(i - 1).result().outcome(), lines[i])).append('\n');
        }
        boots.forEach(boot -> boot(boot, boots.size() > 1));
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    private void boot(Booted boot, boolean several) {
        BootResult result = boot.result();
        String under = several ? " under " + boot.loader() : "";
        if (several || details.verbose()) {
            heading("Memory" + under);
            memory(boot.load().memory().ranges());
        }
        result.vectors().ifPresent(vectors -> vectors(vectors, under));
        result.notes().forEach(note -> out.append("  ").append(note).append('\n'));
        if (details.console()) {
            text("Console" + under, result.console(), MOST_LINES);
        }
        text("Trace buffer" + under, result.trace(), MOST_LINES);
        linux(result, under);
        result.fault().ifPresent(fault -> fault(fault, under));
        expectations(result, under);
        if (details.touches()) {
            touches(result.touches(), under);
        }
        if (details.touches() || details.verbose()) {
            omissions(result.omissions(), under);
        }
    }

    private void memory(List<TargetMemory.Range> ranges) {
        ranges.stream().limit(details.verbose() ? Long.MAX_VALUE : MOST_RANGES)
                .forEach(range -> out.append("  ").append(Text.range(range.sa(), range.size())).append('\n'));
        if (ranges.isEmpty()) {
            out.append("  nothing written\n");
        } else if (!details.verbose() && ranges.size() > MOST_RANGES) {
            out.append("  ... %d more (-v shows them)\n".formatted(ranges.size() - MOST_RANGES));
        }
    }

    private void vectors(BootResult.Vectors vectors, String under) {
        heading("Reset" + under);
        out.append("  vector table at %s: stack %s, start %s".formatted(hex(vectors.da()), hex(vectors.sp()),
                hex(vectors.pc()))).append(vectors.function().isEmpty() ? "" : " " + vectors.function()).append('\n');
    }

    private void text(String title, String text, int most) {
        if (text.isEmpty()) {
            return;
        }
        heading(title);
        List<String> lines = text.lines().toList();
        lines.stream().limit(details.verbose() ? Long.MAX_VALUE : most)
                .forEach(line -> out.append("  ").append(line).append('\n'));
        if (!details.verbose() && lines.size() > most) {
            out.append("  ... %d more lines (-v shows them)\n".formatted(lines.size() - most));
        }
    }

    private void linux(BootResult result, String under) {
        text("Linux" + under, String.join("\n", result.linux().stream().map(Printable::line).toList()),
                MOST_LINUX_LINES);
        if (!result.channels().isEmpty()) {
            heading("Channels" + under);
            Columns columns = new Columns("  ");
            result.channels().forEach(channel -> columns.row(channel.device(), channel.name(), hex(channel.address()),
                    channel.exists() ? "" : "taken back"));
            out.append(columns.render());
        }
        if (!result.exchanges().isEmpty()) {
            heading("Messages" + under);
            Columns columns = new Columns("  ");
            result.exchanges().forEach(exchange -> columns.row(exchange.channel(), exchange.driver(),
                    "%d of %d answered".formatted(exchange.answered(), exchange.wanted()), exchange.failure()));
            out.append(columns.render());
        }
    }

    private void fault(BootResult.Crash fault, String under) {
        heading("Fault" + under);
        out.append("  %s: %s\n".formatted(fault.kind(), fault.text()));
        Columns columns = new Columns("  ");
        columns.row("pc", hex(fault.pc()), fault.function());
        columns.row("lr", hex(fault.lr()), fault.caller());
        fault.address().ifPresent(address -> columns.row("address", hex(address), ""));
        columns.row("CFSR", hex(fault.cfsr()), "HFSR " + hex(fault.hfsr()));
        out.append(columns.render());
        if (!fault.path().isEmpty()) {
            out.append("  last in ").append(String.join(" > ", fault.path())).append('\n');
        }
    }

    private void expectations(BootResult result, String under) {
        heading("Expected" + under);
        Columns columns = new Columns("  ");
        result.verdicts().forEach(judged -> columns.row(judged.met() ? "seen" : "not seen", judged.what()));
        out.append(columns.render());
    }

    private void touches(List<BootResult.FirstTouch> touches, String under) {
        heading("First touch of each register" + under);
        Columns columns = new Columns("  ");
        columns.row("", "ADDRESS", "VALUE", "IN", "REGISTER");
        touches.forEach(touch -> columns.row(touch.write() ? "W" : "R", hex(touch.da()), hex(touch.value()),
                hex(touch.pc()), touch.known() ? touch.name() : "? " + touch.name()));
        out.append(columns.render());
    }

    private void omissions(List<BootResult.Omission> omissions, String under) {
        if (!omissions.isEmpty()) {
            heading("Not modelled" + under);
            Columns columns = new Columns("  ");
            omissions.forEach(omission -> columns.row(omission.device(), omission.what()));
            out.append(columns.render());
        }
    }

    private void heading(String text) {
        out.append('\n').append(style.title(text)).append('\n');
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.diagnose.Text.hex;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import rproclab.boot.BootResult;
import rproclab.boot.Booted;
import rproclab.elf.ElfImage;
import rproclab.loader.Firmware;
import rproclab.loader.Vdev;
import rproclab.target.Target;

/** Boots as one HTML file, written when it is closed: outcomes, memory, consoles, vrings, channels, faults. */
public final class BootHtml implements BootReport {
    private static final int MOST_LINES = 400;
    /** Of what Linux prints, the beginning says what came up. */
    private static final int MOST_LINUX_LINES = 24;

    private final Writer out;
    private final String version;
    private final HtmlPage page = new HtmlPage();
    private final List<String> names = new ArrayList<>();

    /**
     * @param out where it goes; it is flushed, not closed
     * @param version of rproclab
     */
    public BootHtml(Writer out, String version) {
        this.out = out;
        this.version = version;
    }

    @Override
    public void add(Firmware firmware, Target target, List<Booted> boots) {
        names.add(firmware.name());
        page.raw("<section>\n").heading(2, "%s on %s (%s, %s)".formatted(firmware.name(), target.name(), target.soc(),
                target.core()));
        page.table("loader", "outcome", "time", "why");
        boots.forEach(boot -> page.row(boot.result().outcome().word(), boot.loader(), boot.result().outcome().word(),
                BootWords.time(boot.result()), BootWords.why(boot)));
        page.endTable().raw("</section>\n");
        boots.forEach(boot -> boot(firmware, target, boot));
    }

    @Override
    public void close() {
        page.writeTo(out, "Does it boot? " + String.join(", ", names), version);
    }

    private void boot(Firmware firmware, Target target, Booted boot) {
        BootResult result = boot.result();
        page.raw("<section>\n").heading(2, "Loaded by " + boot.loader());
        page.heading(3, "Expected").table("what", "seen");
        result.verdicts().forEach(judged -> page.row(judged.met() ? "seen" : "not-seen", judged.what(),
                judged.met() ? "yes" : "no"));
        page.endTable();
        result.vectors().ifPresent(vectors -> page.heading(3, "Reset").paragraph(
                "vector table at %s: stack %s, start %s %s".formatted(hex(vectors.da()), hex(vectors.sp()),
                        hex(vectors.pc()), vectors.function())));
        result.notes().forEach(page::paragraph);
        result.fault().ifPresent(this::fault);
        result.spin().ifPresent(spin -> page.heading(3, "Last seen").paragraph("at %s %s%s".formatted(hex(spin.pc()),
                spin.function(), spin.register().isEmpty()
                        ? ""
                        : ", reading " + spin.register() + " as " + hex(spin.value()))));
        page.lines(3, "Console", result.console(), MOST_LINES).lines(3, "Trace buffer", result.trace(), MOST_LINES);
        channels(result);
        vrings(boot.load().vdevs());
        page.lines(3, "Linux about RPMsg", String.join("\n", result.linux()), MOST_LINUX_LINES);
        ElfImage.of(firmware.bytes()).ifPresent(image -> {
            page.heading(3, "Memory as the core sees it");
            SvgMap.key(page);
            SvgMap.add(page, target.coreMap(), image.loadSegments(), boot.load().segments());
        });
        page.lines(3, "Log of the loader", Refusals.log(boot.load()), MOST_LINES).raw("</section>\n");
    }

    private void fault(BootResult.Crash fault) {
        page.heading(3, "Fault").raw("<p class=\"error\">").raw(Markup.line(fault.kind() + ": " + fault.text()))
                .raw("</p>\n").table("register", "value", "where");
        page.row("", "pc", hex(fault.pc()), fault.function()).row("", "lr", hex(fault.lr()), fault.caller());
        fault.address().ifPresent(address -> page.row("", "address", hex(address), ""));
        page.row("", "CFSR", hex(fault.cfsr()), "").row("", "HFSR", hex(fault.hfsr()), "").endTable();
        if (!fault.path().isEmpty()) {
            page.paragraph("last in " + String.join(" > ", fault.path()));
        }
    }

    private void channels(BootResult result) {
        if (!result.channels().isEmpty()) {
            page.heading(3, "Channels").table("name", "address", "device", "state");
            result.channels().forEach(channel -> page.row("", channel.name(), hex(channel.address()),
                    channel.device(), channel.exists() ? "" : "taken back"));
            page.endTable();
        }
        if (!result.exchanges().isEmpty()) {
            page.heading(3, "Messages").table("channel", "answered", "driver", "trouble");
            result.exchanges().forEach(exchange -> page.row(exchange.complete() ? "seen" : "not-seen",
                    exchange.channel(), "%d of %d".formatted(exchange.answered(), exchange.wanted()),
                    exchange.driver(), exchange.failure()));
            page.endTable();
        }
    }

    private void vrings(List<Vdev> vdevs) {
        if (vdevs.isEmpty()) {
            return;
        }
        page.heading(3, "Vrings").table("device", "ring", "device address", "system address", "descriptors",
                "align", "notify id");
        for (Vdev vdev : vdevs) {
            for (int i = 0; i < vdev.rings().size(); i++) {
                Vdev.Ring ring = vdev.rings().get(i);
                page.row("", vdev.name(), "ring " + i, hex(ring.da()), hex(ring.sa()),
                        Long.toUnsignedString(ring.num()), hex(ring.align()), ring.notifyid());
            }
        }
        page.endTable();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import rproclab.boot.Booted;
import rproclab.boot.Outcome;
import rproclab.diagnose.Severity;
import rproclab.loader.Firmware;
import rproclab.target.Target;

/** Boots as annotations of GitHub Actions, and as Markdown for the step's summary. */
public final class BootGithub implements BootReport {
    private final PrintWriter out;
    private final PrintWriter summary;

    /**
     * @param out where the commands go; it is flushed, not closed
     * @param summary where the Markdown goes; it is flushed, not closed
     */
    public BootGithub(Writer out, Writer summary) {
        this.out = new PrintWriter(out);
        this.summary = new PrintWriter(summary);
    }

    @Override
    public void add(Firmware firmware, Target target, List<Booted> boots) {
        String subject = firmware.name() + " on " + target.name();
        boots.stream().filter(boot -> boot.result().outcome() != Outcome.PASSED)
                .forEach(boot -> out.append(Github.command(Severity.ERROR, "boot-" + boot.result().outcome().word(),
                        message(subject, boot))));
        summary.append("## ").append(Github.markdown("Boot of " + subject)).append("\n\n");
        summary.append("| loader | outcome | time | why |\n|---|---|---|---|\n");
        boots.forEach(boot -> summary.append("| %s | %s | %s | %s |\n".formatted(boot.loader(),
                boot.result().outcome().word(), BootWords.time(boot.result()),
                Github.markdown(BootWords.why(boot)))));
        summary.append('\n');
        boots.forEach(this::details);
        out.flush();
        summary.flush();
    }

    @Override
    public void close() {
        out.flush();
        summary.flush();
    }

    private static String message(String subject, Booted boot) {
        List<String> missing = BootWords.missing(boot.result());
        return "%s, loaded by %s: %s%s".formatted(subject, boot.loader(), BootWords.why(boot),
                missing.isEmpty() ? "" : "\nnot seen: " + String.join(", ", missing));
    }

    private void details(Booted boot) {
        boot.result().verdicts().forEach(judged -> summary.append("- %s: %s\n".formatted(
                judged.met() ? "seen" : "**not seen**", Github.markdown(judged.what()))));
        String console = boot.load().verdict().accepted() ? boot.result().console() : Refusals.log(boot.load());
        if (!console.isEmpty()) {
            summary.append("\n<details><summary>Console (%s)</summary>\n\n".formatted(boot.loader()))
                    .append(Github.pre(console)).append("\n</details>\n\n");
        }
    }
}

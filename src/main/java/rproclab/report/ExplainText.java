// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.List;
import java.util.Optional;
import rproclab.diagnose.Finding;
import rproclab.explain.ExplainedLog;
import rproclab.explain.Explanation;
import rproclab.explain.Verification;

/** The text of {@code explain}. */
public final class ExplainText {
    private static final int WIDTH = 110;
    private static final String LABEL = "%-10s";

    private final Style style;
    private final StringBuilder out = new StringBuilder();

    /** @param style with or without colours */
    public ExplainText(Style style) {
        this.style = style;
    }

    /**
     * Renders a log in words.
     *
     * @param name the log's
     * @param verification the lines of an image or a board, where one was given
     * @param subject what that is
     * @param findings what the rules find in it
     */
    public String render(String name, ExplainedLog log, Optional<Verification> verification, String subject,
            List<Finding> findings) {
        long known = log.explanations().stream().mapToLong(Explanation::times).sum() + log.more();
        out.append(style.title(Printable.line(name))).append(": %d of %d line%s known\n".formatted(known, log.lines(),
                log.lines() == 1 ? "" : "s"));
        log.explanations().forEach(line -> explanation(line, verification));
        if (log.more() > 0) {
            out.append("\n%d more known lines are not shown\n".formatted(log.more()));
        }
        if (!log.notes().isEmpty()) {
            out.append('\n').append(style.title("Together")).append('\n');
            log.notes().forEach(note -> paragraph("  ", "  ", note));
        }
        verification.ifPresent(_ -> {
            out.append('\n').append(style.title(Printable.line("Findings in " + subject))).append('\n');
            out.append(Findings.text(style, findings));
            if (findings.isEmpty()) {
                out.append("  none\n");
            }
        });
        return out.toString();
    }

    private void explanation(Explanation line, Optional<Verification> verification) {
        out.append("\n%d: %s%s\n".formatted(line.line(), style.title(Printable.line(line.text())),
                line.times() == 1 ? "" : " (%d times)".formatted(line.times())));
        labelled("from", line.message().printedBy() + "  [" + line.message().id() + "]");
        labelled("means", line.means());
        line.numbers().forEach(number -> labelled("numbers", number));
        labelled("usually", line.usually());
        labelled("look at", line.advice());
        verification.filter(image -> image.tells(line) || image.of(line).known())
                .ifPresent(image -> verified(image.of(line)));
    }

    private void verified(Verification.Answer answer) {
        boolean board = answer.by().equals("board");
        String another = board ? "another board, device tree or boot loader" : "another build, core or device tree";
        if (!answer.exactly().isEmpty()) {
            labelled(answer.by(), "makes " + answer.exactly() + " print exactly this");
        }
        answer.instead().forEach((text, loaders) -> labelled(answer.by(),
                "makes %s print \"%s\"%s".formatted(loaders, text, answer.exactly().isEmpty()
                        ? ": the log is of " + another
                        : "")));
        if (!answer.known()) {
            labelled(answer.by(), board
                    ? "no release prints this for it, as far as is known where the boot loader puts things (--board, --env, --memreserve, --place)"
                    : "no loader prints this for it: the log is of another image, core or device tree");
        }
    }

    private void labelled(String label, String text) {
        if (!text.isEmpty()) {
            paragraph("   " + LABEL.formatted(label), " ".repeat(13), text);
        }
    }

    private void paragraph(String first, String others, String text) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : Printable.line(text).split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.append(line).append('\n');
    }
}

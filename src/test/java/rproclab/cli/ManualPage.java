// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The manual page, in man macros. */
final class ManualPage {
    /** Of {@link Exit}, in words. */
    static final Map<Integer, String> EXIT = new TreeMap<>(Map.of(
            Exit.OK, "Nothing at or above \\fB--fail-on\\fR.",
            Exit.FINDINGS, "Findings, refusals or differences at or above it; a boot whose loader refuses.",
            Exit.USAGE, "The command line is wrong.",
            Exit.INPUT, "An input cannot be read, or is no ELF file.",
            Exit.UNMET, "A boot did not show what was expected.",
            Exit.INTERNAL, "A bug of rproclab.",
            Exit.BUDGET, "A boot ran out of instructions or time."));

    private final StringBuilder out = new StringBuilder();

    private ManualPage() {}

    static String of(Definitions all, String version) {
        ManualPage page = new ManualPage();
        page.head(version);
        page.section("OPTIONS");
        all.flags().forEach(page::flag);
        page.section("COMMANDS");
        all.commands().forEach(page::command);
        page.tail();
        return page.out.toString();
    }

    private void head(String version) {
        out.append(".\\\" SPDX-License-Identifier: GPL-2.0-only\n").append(".\\\" Written by ManualPageTest.\n")
                .append(".TH RPROCLAB 1 \"\" \"rproclab ").append(version).append("\" \"User Commands\"\n");
        section("NAME");
        out.append("rproclab \\- load remote-core firmware as Linux and U-Boot do\n");
        section("SYNOPSIS");
        out.append(".B rproclab\n.I COMMAND\n[\\fIARGUMENT\\fR]...\n");
        section("DESCRIPTION");
        out.append(
                """
                        Runs faithful ports of the Linux remoteproc loader and of U-Boot's loaders (rproc, bootaux, bootelf) side by
                        side on one ELF file, says which number is wrong, by how many bytes, and what to change; boots what a loader
                        left in memory in an emulated core; and simulates reserved memory at boot.
                        """
                        .replace("'", "\\(aq"));
    }

    private void command(Definitions command) {
        out.append(".SS ").append(command.name()).append('\n');
        out.append(".B rproclab ").append(command.name()).append('\n').append(usage(command)).append(".PP\n");
        out.append(escaped(command.word("description"))).append('\n');
        command.flags().forEach(this::flag);
        String example = command.word("epilog").replace("Example: ", "");
        out.append(".PP\nExample:\n.PP\n.RS\n.EX\n").append(escaped(example)).append("\n.EE\n.RE\n");
    }

    private static String usage(Definitions command) {
        List<Definitions.Flag> positional = command.flags().stream().filter(Definitions.Flag::positional).toList();
        String required = command.flags().stream().filter(flag -> flag.words().containsKey("required"))
                .map(flag -> "\\fB%s\\fR \\fI%s\\fR\n".formatted(escaped(flag.longest()), escaped(flag.value())))
                .collect(Collectors.joining());
        return "[\\fIOPTION\\fR]...\n" + required + positional.stream().map(flag -> {
            String name = "\\fI" + escaped(flag.value()) + "\\fR";
            return switch (flag.words().getOrDefault("nargs", "")) {
                case "+" -> name + "...\n";
                case "?" -> "[" + name + "]\n";
                default -> name + "\n";
            };
        }).collect(Collectors.joining());
    }

    private void flag(Definitions.Flag flag) {
        out.append(".TP\n");
        if (flag.positional()) {
            out.append(".I ").append(escaped(flag.value())).append('\n');
        } else {
            String names = flag.names().stream().map(name -> "\\fB" + escaped(name) + "\\fR")
                    .collect(Collectors.joining(", "));
            out.append(names).append(flag.takesValue() ? " \\fI" + escaped(flag.value()) + "\\fR" : "").append('\n');
        }
        out.append(escaped(sentence(flag.help()))).append('\n');
    }

    private static String sentence(String help) {
        return Character.toUpperCase(help.charAt(0)) + help.substring(1) + ".";
    }

    private void tail() {
        section("EXIT STATUS");
        EXIT.forEach((code, words) -> out.append(".TP\n.B ").append(code).append('\n').append(words).append('\n'));
        section("ENVIRONMENT");
        variable("NO_COLOR", "Set and not empty: no colours, where \\fB--color\\fR does not say otherwise.");
        variable("GITHUB_STEP_SUMMARY", "The file that \\fB--format github\\fR appends a summary to.");
        variable("RPROCLAB_CACHE",
                "Where the emulator's library is unpacked and kernel\\-ref/build puts the real C; default: \\(ti/.cache/rproclab."
                        .replace("'", "\\(aq"));
        variable("RPROCLAB_JAVA_OPTS", "Options for the Java virtual machine, instead of those of the launcher.");
    }

    private void variable(String name, String words) {
        out.append(".TP\n.B ").append(name).append('\n').append(words).append('\n');
    }

    private void section(String name) {
        out.append(".SH ").append(name.contains(" ") ? '"' + name + '"' : name).append('\n');
    }

    /** As man prints it: nothing of it is a macro, and a dash can be copied. */
    static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("\"", "\\(dq")
                .replace("^", "\\(ha").replace("~", "\\(ti").replace("`", "\\(ga");
        return plain.startsWith(".") ? "\\&" + plain : plain;
    }
}

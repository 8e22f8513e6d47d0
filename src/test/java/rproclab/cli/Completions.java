// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.board.Preset;
import rproclab.compare.Loaders;
import rproclab.linux.of.OfRelease;
import rproclab.linux.of.OfReleases;
import rproclab.target.Target;
import rproclab.target.Targets;

/** Completions for three shells; names of the catalogue are written out, so that nothing has to run. */
final class Completions {
    private static final String HEAD = "# SPDX-License-Identifier: GPL-2.0-only\n# Written by ManualPageTest.\n";
    private static final List<String> FILES = List.of("FILE", "FIRMWARE", "LOG", "BOARD.dtb", "IMAGE", "WITNESS",
            "OUT", "FILE|ADDR+SIZE", "DUMP[@OFFSET]", "DIR");

    private Completions() {}

    /** What can be the value of a flag: words, files, or neither. */
    private static List<String> values(Definitions.Flag flag) {
        if (!flag.choices().isEmpty()) {
            return flag.choices();
        }
        return switch (flag.value()) {
            case "T" -> Targets.all().stream().map(Target::name).toList();
            case "L,..." -> Stream.concat(Stream.of("all", "linux", "uboot"), Loaders.allNames().stream()).toList();
            case "HOST" -> List.of("virtio", "imx_rpmsg", "none");
            case "PRESET" -> Preset.all().stream().map(Preset::name).toList();
            case "R,..." -> Stream.concat(Stream.of("all"), OfReleases.all().stream().map(OfRelease::name)).toList();
            default -> List.of();
        };
    }

    private static boolean isFile(Definitions.Flag flag) {
        return FILES.contains(flag.value());
    }

    private static String words(List<String> words) {
        return String.join(" ", words);
    }

    private static String names(Definitions definitions) {
        return definitions.flags().stream().filter(flag -> !flag.positional()).flatMap(flag -> flag.names().stream())
                .collect(Collectors.joining(" "));
    }

    private static List<Definitions.Flag> valued(Definitions definitions) {
        return definitions.flags().stream().filter(flag -> !flag.positional() && flag.takesValue()).toList();
    }

    static String bash(Definitions all) {
        StringBuilder out = new StringBuilder(HEAD).append("""
                _rproclab() {
                    local current=$2 previous=$3 command= word words
                    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                        case $word in
                """).append("            ").append(all.commands().stream().map(Definitions::name)
                .collect(Collectors.joining(" | "))).append("""
                        ) command=$word && break ;;
                                esac
                            done
                            case $command:$previous in
                        """);
        for (Definitions command : all.commands()) {
            for (Definitions.Flag flag : valued(command)) {
                String action = isFile(flag)
                        ? "compopt -o default && return"
                        : values(flag).isEmpty() ? "return" : "words=\"%s\"".formatted(words(values(flag)));
                out.append("        %s) %s ;;\n".formatted(flag.names().stream()
                        .map(name -> command.name() + ":" + name).collect(Collectors.joining(" | ")), action));
            }
        }
        out.append("        :*) words=\"%s %s\" ;;\n".formatted(
                words(all.commands().stream().map(Definitions::name).toList()), names(all)));
        for (Definitions command : all.commands()) {
            List<Definitions.Flag> positional = command.flags().stream().filter(Definitions.Flag::positional).toList();
            String rest = positional.stream().map(Completions::values).flatMap(List::stream)
                    .collect(Collectors.joining(" "));
            out.append("        %s:*)\n".formatted(command.name()))
                    .append("            words=\"%s\"\n".formatted((rest + " " + names(command)).strip()));
            if (positional.stream().anyMatch(Completions::isFile)) {
                out.append("            [[ $current == -* ]] || { compopt -o default && return; }\n");
            }
            out.append("            ;;\n");
        }
        return out.append("""
                    esac
                    # What is before the last comma of a list stays.
                    local before=
                    [[ $current == *,* ]] && before=${current%,*},
                    mapfile -t COMPREPLY < <(compgen -P "$before" -W "$words" -- "${current##*,}")
                }
                complete -F _rproclab rproclab
                """).toString();
    }

    static String zsh(Definitions all) {
        StringBuilder out = new StringBuilder("#compdef rproclab\n").append(HEAD).append("""
                local curcontext=$curcontext state line
                local -a commands
                commands=(
                """);
        all.commands().forEach(command -> out.append("    %s\n".formatted(quoted(
                command.name() + ":" + command.word("help")))));
        out.append(")\n_arguments -C \\\n");
        all.flags().forEach(flag -> out.append("    ").append(zsh(flag)).append(" \\\n"));
        out.append("    '1:command:->command' \\\n    '*::argument:->argument'\n");
        out.append(
                "case $state in\n    command) _describe command commands ;;\n    argument)\n        case $words[1] in\n");
        for (Definitions command : all.commands()) {
            out.append("            %s)\n                _arguments \\\n".formatted(command.name()));
            out.append(command.flags().stream().map(flag -> "                    " + zsh(flag))
                    .collect(Collectors.joining(" \\\n"))).append("\n                ;;\n");
        }
        return out.append("        esac\n        ;;\nesac\n").toString();
    }

    private static String zsh(Definitions.Flag flag) {
        String value = ":" + flag.value().replace(":", "\\:") + ":"
                + (isFile(flag) ? "_files" : list(flag));
        if (flag.positional()) {
            return quoted((flag.words().getOrDefault("nargs", "").equals("+") ? "*" : "") + value);
        }
        String names = flag.names().size() == 1
                ? quoted("*" + flag.names().getFirst())
                : "'(%s)'{%s}".formatted(words(flag.names()), String.join(",", flag.names()));
        return names + quoted("[" + flag.help().replace("]", "\\]").replace("[", "\\[") + "]"
                + (flag.takesValue() ? value : ""));
    }

    private static String list(Definitions.Flag flag) {
        List<String> values = values(flag);
        return values.isEmpty()
                ? " "
                : flag.value().endsWith(",...")
                        ? "_sequence compadd - " + words(values)
                        : "(" + words(values) + ")";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    static String fish(Definitions all) {
        StringBuilder out = new StringBuilder(HEAD).append("complete -c rproclab -f\n");
        for (Definitions command : all.commands()) {
            out.append("complete -c rproclab -n __fish_use_subcommand -a %s -d %s\n".formatted(command.name(),
                    fishQuoted(command.word("help"))));
        }
        all.flags().forEach(flag -> out.append(fish("__fish_use_subcommand", flag)));
        for (Definitions command : all.commands()) {
            command.flags().forEach(flag -> out
                    .append(fish("'__fish_seen_subcommand_from %s'".formatted(command.name()), flag)));
        }
        return out.toString();
    }

    private static String fish(String condition, Definitions.Flag flag) {
        String values = flag.takesValue() && !values(flag).isEmpty() ? " -a '" + words(values(flag)) + "'" : "";
        String names = flag.positional()
                ? ""
                : flag.names().stream().map(name -> name.startsWith("--")
                        ? " -l " + name.substring(2)
                        : " -s " + name.substring(1)).collect(Collectors.joining());
        String value = flag.positional()
                ? isFile(flag) ? " -F" : ""
                : flag.takesValue() ? isFile(flag) ? " -r -F" : " -x" : "";
        return "complete -c rproclab -n %s%s%s%s -d %s\n".formatted(condition, names, value, values,
                fishQuoted(flag.help()));
    }

    private static String fishQuoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

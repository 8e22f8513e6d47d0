// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.ArgumentAction;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * What a parser was told, where the library's own parser can only be asked for its help.
 *
 * @param name of a command; empty for what comes before one
 */
record Definitions(String name, Map<String, String> words, List<Flag> flags, List<Definitions> commands) {

    /**
     * One flag or positional argument.
     *
     * @param names {@code -q}, {@code --quiet}; a single name without dash is positional
     * @param words what it was told in a word: {@code help}, {@code metavar}, {@code nargs}
     * @param choices the values that it takes; empty for any
     * @param actions what it was told to do; none: keep one value
     */
    record Flag(List<String> names, Map<String, String> words, List<String> choices, List<ArgumentAction> actions) {

        boolean positional() {
            return !names.getFirst().startsWith("-");
        }

        boolean takesValue() {
            return actions.stream().allMatch(ArgumentAction::consumeArgument);
        }

        /** What stands for its value in words. */
        String value() {
            String metavar = words.get("metavar");
            return metavar == null ? choices.isEmpty() ? names.getFirst() : String.join("|", choices) : metavar;
        }

        String help() {
            return words.get("help");
        }

        /** The long name, or the only one. */
        String longest() {
            return names.getLast();
        }
    }

    /** Everything that {@link CommandLine} defines. */
    static Definitions ofCommandLine() {
        Definitions all = new Definitions("", new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        CommandLine.define(all.recorder());
        return all;
    }

    String word(String word) {
        return Optional.ofNullable(words.get(word)).orElse("");
    }

    private Subparser recorder() {
        return proxy(Subparser.class, (self, method, arguments) -> switch (method.getName()) {
            case "addArgument" -> add((String[]) arguments[0]);
            case "addSubparsers" -> proxy(Subparsers.class, (same, inner, given) -> {
                if (!inner.getName().equals("addParser")) {
                    return same;
                }
                Definitions command = new Definitions((String) given[0], new LinkedHashMap<>(), new ArrayList<>(),
                        List.of());
                commands.add(command);
                return command.recorder();
            });
            default -> {
                keep(words, method.getName(), arguments);
                yield self;
            }
        });
    }

    private Argument add(String[] names) {
        Flag flag = new Flag(List.of(names), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        flags.add(flag);
        return proxy(Argument.class, (self, method, arguments) -> {
            switch (method.getName()) {
                case "choices" -> {
                    Collection<?> choices = arguments[0] instanceof Collection<?> list
                            ? list
                            : Arrays.asList((Object[]) arguments[0]);
                    choices.forEach(choice -> flag.choices.add(choice.toString()));
                }
                case "action" -> flag.actions.add((ArgumentAction) arguments[0]);
                case "metavar" -> flag.words.put("metavar", ((String[]) arguments[0])[0]);
                default -> keep(flag.words, method.getName(), arguments);
            }
            return self;
        });
    }

    private static void keep(Map<String, String> words, String word, Object[] arguments) {
        if (arguments.length == 1 && (arguments[0] instanceof String || arguments[0] instanceof Boolean)) {
            words.put(word, arguments[0].toString());
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }
}

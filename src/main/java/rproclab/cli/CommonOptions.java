// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.ArgumentAction;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Namespace;

/** The flags that every command has. */
final class CommonOptions {
    private CommonOptions() {}

    /** {@code --help} was given; carries the parser whose help is wanted. */
    static final class HelpWanted extends ArgumentParserException {
        private static final long serialVersionUID = 1L;

        HelpWanted(ArgumentParser parser) {
            super("help", parser);
        }
    }

    /** Prints through our own output, where the library's action would print to {@code System.out}. */
    private static final class HelpAction implements ArgumentAction {
        @Override
        @SuppressWarnings("deprecation") // deprecated, but abstract: it has to be there
        public void run(ArgumentParser parser, Argument arg, Map<String, Object> attrs, String flag, Object value)
                throws ArgumentParserException {
            throw new HelpWanted(parser);
        }

        @Override
        public void onAttach(Argument arg) {}

        @Override
        public boolean consumeArgument() {
            return false;
        }
    }

    static void addHelp(ArgumentParser parser) {
        parser.addArgument("-h", "--help").action(new HelpAction()).setDefault(Arguments.SUPPRESS)
                .help("show this text");
    }

    static void addTo(ArgumentParser parser) {
        addTo(parser, Format.TEXT, Format.JSON);
    }

    /** The same for a command that prints in these formats. */
    static void addTo(ArgumentParser parser, Format... formats) {
        addHelp(parser);
        parser.addArgument("--format")
                .choices(Arrays.stream(formats).map(format -> format.name().toLowerCase(Locale.ROOT)).toList())
                .setDefault("text").help("how to print (default: text)");
        parser.addArgument("-o").dest("output").metavar("FILE").help("print to FILE instead of standard output");
        parser.addArgument("--color").choices("auto", "always", "never").setDefault("auto")
                .help("colours in text (default: auto, which honours NO_COLOR)");
        parser.addArgument("-q", "--quiet").action(Arguments.storeTrue())
                .help("print no report, only set the exit code");
        parser.addArgument("-v", "--verbose").action(Arguments.storeTrue())
                .help("also debug lines, all segments, and stack traces of bugs");
    }

    static void addFailOn(ArgumentParser parser) {
        parser.addArgument("--fail-on").dest("fail_on").choices("never", "difference", "warning", "error")
                .setDefault("error").help("what makes the exit code 1 (default: error)");
    }

    static Format format(Namespace options) {
        return Format.valueOf(options.getString("format").toUpperCase(Locale.ROOT));
    }

    static FailOn failOn(Namespace options) {
        return FailOn.valueOf(options.getString("fail_on").toUpperCase(Locale.ROOT));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.report.ListReport;

/** {@code list targets|loaders|rules|boards}: the catalogue. */
final class ListCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("list", false).help("show targets, loaders, rules or boards")
                .description("Lists what this version knows: targets, loaders with the upstream release that each "
                        + "follows, the rules behind findings, or the boards that dt knows the U-Boot of. With -v rules come with cause and fix.")
                .epilog("Example: rproclab list loaders").setDefault("command", this);
        parser.addArgument("what").choices("targets", "loaders", "rules", "boards").metavar("WHAT")
                .help("targets, loaders, rules or boards");
        CommonOptions.addTo(parser);
    }

    @Override
    public int run(Namespace options, Output output) {
        ListReport list = switch (options.getString("what")) {
            case "targets" -> ListReport.targets();
            case "loaders" -> ListReport.loaders();
            case "boards" -> ListReport.boards();
            default -> ListReport.rules();
        };
        output.report(options, writer -> {
            switch (CommonOptions.format(options)) {
                case TEXT -> writer.write(list.text(options.getBoolean("verbose")));
                case JSON -> list.json(Version.number(), writer);
            }
        });
        return Exit.OK;
    }
}

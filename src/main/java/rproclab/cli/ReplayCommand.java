// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.campaign.Judge;
import rproclab.campaign.Panel;
import rproclab.campaign.Witness;
import rproclab.compare.Names;
import rproclab.files.FileError;
import rproclab.loader.Loader;
import rproclab.report.Printable;
import rproclab.target.Maps;
import rproclab.target.Target;

/** {@code replay WITNESS}: whether a finding still shows. */
final class ReplayCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("replay", false).help("run the witness of a finding again")
                .description("Runs the loaders of a finding on its witness again: exit code 0 where they still divide "
                        + "as the finding says, 1 where not.")
                .epilog("Example: rproclab replay findings/0123456789ab/witness.json").setDefault("command", this);
        parser.addArgument("witness").metavar("WITNESS")
                .help("witness.json, or an ELF file with a JSON file of that name beside it");
        FuzzOptions.addOracle(parser);
        CommonOptions.addHelp(parser);
        parser.addArgument("-q", "--quiet").action(Arguments.storeTrue())
                .help("print nothing, only set the exit code");
    }

    @Override
    public int run(Namespace options, Output output) {
        String file = options.getString("witness");
        Witness witness;
        try {
            witness = Witness.read(Path.of(file));
        } catch (IOException failed) {
            throw new FileError(file, failed.getMessage());
        }
        Target target = Names.target(witness.target());
        List<Loader> loaders = Names.loaders(target, String.join(",", witness.loaders())).loaders();
        Judge judge = options.getBoolean("oracle") ? OracleJudge.over(target, loaders) : Judge.NONE;
        Panel panel = new Panel(loaders, Maps.rows(target), judge);
        Witness.Replay replay = witness.replay(panel);
        if (!options.getBoolean("quiet")) {
            replay.lines().stream().map(Printable::line).forEach(output.out()::println);
        }
        return replay.shows() ? Exit.OK : Exit.FINDINGS;
    }
}

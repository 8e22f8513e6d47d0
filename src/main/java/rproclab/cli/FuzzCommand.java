// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.campaign.Campaign;
import rproclab.campaign.Findings;
import rproclab.campaign.Folder;
import rproclab.campaign.Judge;
import rproclab.campaign.Overview;
import rproclab.campaign.Panel;
import rproclab.campaign.Plan;
import rproclab.compare.Names;
import rproclab.files.FileError;
import rproclab.loader.Loader;
import rproclab.target.Maps;
import rproclab.target.Target;

/** {@code fuzz --target T}: generated images through every loader that applies. */
final class FuzzCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("fuzz", false).help("find images that loaders disagree about")
                .description("Runs generated images through every applicable loader and keeps each kind of "
                        + "disagreement once, as the smallest image that shows it. The same seed and shard give the "
                        + "same findings.")
                .epilog("Example: rproclab fuzz --target imx8mp-m7 --cases 200000 --seed 7 --out findings")
                .setDefault("command", this);
        parser.addArgument("--target").required(true).metavar("T")
                .help("SoC and core, or a device-tree compatible; rproclab list targets");
        parser.addArgument("--loader").metavar("L,...")
                .help("loaders or families (linux, uboot, all); default: all that apply; rproclab list loaders");
        FuzzOptions.addTo(parser);
        parser.addArgument("--fail-on").dest("fail_on").choices("never", "difference", "warning", "error")
                .setDefault("error")
                .help("what makes the exit code 1: error, a port that differs from the real C; difference, any finding "
                        + "(default: error)");
        CommonOptions.addTo(parser);
    }

    @Override
    public int run(Namespace options, Output output) {
        Plan plan = plan(options);
        int jobs = Jobs.of(options);
        BooleanSupplier timeIsUp = FuzzOptions.timeIsUp(options);
        String out = options.getString("out");
        Campaign campaign = out == null ? new Campaign(plan) : resume(plan, out);
        try (Interrupt interrupt = new Interrupt(); Meter _ = new Meter(plan, campaign, output)) {
            campaign.run(jobs, () -> interrupt.wanted() || timeIsUp.getAsBoolean());
            if (out != null) {
                save(plan, campaign, out);
            }
        }
        Findings findings = new Findings(campaign.saved().findings());
        output.report(options, writer -> writer.write(CommonOptions.format(options) == Format.JSON
                ? findings.text()
                : Overview.text(findings, plan.panel().names())));
        boolean fails = switch (CommonOptions.failOn(options)) {
            case NEVER -> false;
            case ERROR, WARNING -> findings.hasObjections();
            case DIFFERENCE -> !findings.list().isEmpty();
        };
        return fails ? Exit.FINDINGS : Exit.OK;
    }

    private static Plan plan(Namespace options) {
        Target target = Names.target(options.getString("target"));
        List<Loader> loaders = Names.loaders(target, options.getString("loader")).loaders();
        Optional<OracleJudge> oracle = options.getBoolean("oracle")
                ? Optional.of(OracleJudge.over(target, loaders))
                : Optional.empty();
        Panel panel = new Panel(loaders, Maps.rows(target), oracle.<Judge>map(judge -> judge).orElse(Judge.NONE));
        SeedCorpus corpus = SeedCorpus.of(options.getString("corpus"));
        FuzzOptions.Shard shard = FuzzOptions.shard(options);
        return new Plan(target.name(), corpus.images(Maps.rows(target)), corpus.digest(), panel,
                oracle.map(OracleJudge::identity).orElse(""),
                options.getLong("seed"), FuzzOptions.cases(options), shard.index(), shard.count());
    }

    private static Campaign resume(Plan plan, String out) {
        try {
            return new Campaign(plan, new Folder(Path.of(out)).load(plan));
        } catch (IOException failed) {
            throw new FileError(out, failed.getMessage());
        }
    }

    private static void save(Plan plan, Campaign campaign, String out) {
        try {
            new Folder(Path.of(out)).save(plan, campaign.saved());
        } catch (IOException failed) {
            throw new FileError(out, "cannot be written: " + failed.getMessage());
        }
    }
}

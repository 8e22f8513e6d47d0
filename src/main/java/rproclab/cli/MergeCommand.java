// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.campaign.Findings;
import rproclab.campaign.Folder;
import rproclab.files.FileError;

/** {@code merge FILE...}: what several shards found, as if one run had. */
final class MergeCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("merge", false).help("join the findings of shards")
                .description("Joins findings.jsonl files: of each signature the earliest witness, and the sum of its "
                        + "cases. All shards of a campaign together give what a run without shards gives.")
                .epilog("Example: rproclab merge shard-*/findings.jsonl -o merged")
                .setDefault("command", this).setDefault("quiet", false);
        parser.addArgument("file").nargs("+").metavar("FILE").help("findings.jsonl of a shard");
        CommonOptions.addHelp(parser);
        parser.addArgument("-o").dest("output").metavar("OUT")
                .help("write to the folder OUT, with witnesses, as fuzz does; or, if it ends with .jsonl, to the file");
    }

    @Override
    public int run(Namespace options, Output output) {
        List<Findings> parts = new ArrayList<>();
        for (String file : options.<String>getList("file")) {
            try {
                parts.add(Findings.read(Path.of(file)));
            } catch (IOException failed) {
                throw new FileError(file, failed.getMessage());
            }
        }
        Findings merged = Findings.merge(parts);
        String out = options.getString("output");
        if (out == null || out.endsWith(".jsonl")) {
            output.report(options, writer -> writer.write(merged.text()));
        } else {
            write(merged, out);
        }
        return Exit.OK;
    }

    private static void write(Findings merged, String out) {
        try {
            new Folder(Path.of(out)).write(merged);
        } catch (IOException failed) {
            throw new FileError(out, "cannot be written: " + failed.getMessage());
        }
    }
}

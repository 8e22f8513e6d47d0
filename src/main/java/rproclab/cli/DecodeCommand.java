// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.Optional;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.decode.Decoded;
import rproclab.decode.DumpedTable;
import rproclab.files.FirmwareFile;
import rproclab.report.DecodeJson;
import rproclab.report.DecodeText;

/** {@code decode [FIRMWARE] [--table DUMP]}: what the file says, and what is malformed about it. */
final class DecodeCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("decode", false).help("show what an ELF file says")
                .description("Shows program headers, the sections that matter, the vector table and the resource "
                        + "table; a malformed file is shown as far as it goes, with what is malformed.")
                .epilog("Example: rproclab decode firmware.elf --table ddr.bin@0xff000").setDefault("command", this);
        parser.addArgument("firmware").nargs("?").metavar("FIRMWARE").help("ELF file; not needed with --table");
        parser.addArgument("--table").metavar("DUMP[@OFFSET]")
                .help("a dump of memory, and where in it the resource table is: that one is shown too");
        CommonOptions.addTo(parser);
    }

    @Override
    public int run(Namespace options, Output output) {
        Optional<String> firmware = Optional.ofNullable(options.getString("firmware"));
        Optional<String> table = Optional.ofNullable(options.getString("table"));
        if (firmware.isEmpty() && table.isEmpty()) {
            throw CommandError.usage("FIRMWARE or --table is needed: what shall be shown?");
        }
        Optional<Decoded> decoded = firmware.map(name -> Decoded.of(FirmwareFile.open(name)));
        Optional<DumpedTable> dumped = table.map(DumpFile::table);
        output.report(options, writer -> {
            switch (CommonOptions.format(options)) {
                case TEXT -> {
                    DecodeText text = new DecodeText(output.style(options), options.getBoolean("verbose"));
                    String file = decoded.map(text::render).orElse("");
                    writer.write(dumped.map(text::render).orElse(file));
                }
                case JSON -> new DecodeJson(Version.number()).render(decoded, dumped, writer);
            }
        });
        return Exit.OK;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.decode.Decoded;
import rproclab.report.DecodeJson;
import rproclab.report.DecodeText;

/** {@code decode FIRMWARE}: what the file says, and what is malformed about it. */
final class DecodeCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("decode", false).help("show what an ELF file says")
                .description("Shows program headers, the sections that matter, the vector table and the resource "
                        + "table; a malformed file is shown as far as it goes, with what is malformed.")
                .epilog("Example: rproclab decode firmware.elf").setDefault("command", this);
        parser.addArgument("firmware").metavar("FIRMWARE").help("ELF file");
        CommonOptions.addTo(parser);
    }

    @Override
    public int run(Namespace options, Output output) {
        Decoded decoded = Decoded.of(FirmwareFile.open(options.getString("firmware")));
        output.report(options, writer -> {
            switch (CommonOptions.format(options)) {
                case TEXT ->
                    writer.write(new DecodeText(output.style(options), options.getBoolean("verbose")).render(decoded));
                case JSON -> new DecodeJson(Version.number()).render(decoded, writer);
            }
        });
        return Exit.OK;
    }
}

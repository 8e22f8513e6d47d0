// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import rproclab.board.BootPlan;
import rproclab.board.Given;
import rproclab.board.KernelImage;
import rproclab.board.Preset;
import rproclab.bytes.Bytes;
import rproclab.compare.Nearest;
import rproclab.devicetree.BoardTree;
import rproclab.files.FileError;
import rproclab.files.InputFile;
import rproclab.linux.of.OfRelease;
import rproclab.linux.of.OfReleases;
import rproclab.linux.of.PhysRange;
import rproclab.uboot.env.Environment;
import rproclab.uboot.env.EnvironmentError;

/** The options of {@code dt} that say where things are. */
final class DtOptions {
    private static final long PAGE = 4096;
    private static final String ALL = "all";

    private DtOptions() {}

    static void addTo(ArgumentParser parser) {
        parser.addArgument("--kernel-release").dest("kernel_release").metavar("R,...")
                .help("Linux releases to simulate, or all (default: the newest; rproclab list loaders)");
        parser.addArgument("--board").metavar("PRESET")
                .help("a board whose U-Boot is known: its addresses and what it adds to /memreserve/; "
                        + "rproclab list boards");
        parser.addArgument("--env").metavar("FILE")
                .help("U-Boot's environment: text as printenv or fw_printenv give, uEnv.txt, or a dump with its CRC");
        parser.addArgument("--cmdline").metavar("S").help("the kernel's command line, instead of bootargs");
        parser.addArgument("--place").action(Arguments.append()).metavar("NAME=ADDR+SIZE")
                .help("where kernel, fdt, initrd or anything else that is loaded lies; may be given several times");
        parser.addArgument("--kernel").metavar("IMAGE").help("arm64 Image, whose header says how much memory it needs");
        parser.addArgument("--initrd").metavar("FILE|ADDR+SIZE").help("the initrd, or only where it lies");
        parser.addArgument("--fdt-addr").dest("fdt_addr").metavar("ADDR").help("where the device tree lies");
        parser.addArgument("--memreserve").action(Arguments.append()).metavar("ADDR+SIZE")
                .help("what the boot loader adds to /memreserve/; may be given several times");
    }

    /** The releases that {@code --kernel-release} names. */
    static List<OfRelease> releases(Namespace options) {
        String spec = options.getString("kernel_release");
        if (spec == null) {
            return List.of(OfReleases.all().getLast());
        }
        if (spec.equals(ALL)) {
            return OfReleases.all();
        }
        List<String> wanted = new ArrayList<>();
        for (String name : spec.split(",", -1)) {
            String full = name.startsWith("linux-") ? name : "linux-" + name;
            if (OfReleases.named(full).isEmpty()) {
                throw CommandError.usage("no kernel release '%s'; did you mean %s?".formatted(name,
                        Nearest.to(full, OfReleases.all().stream().map(OfRelease::name).toList())));
            }
            wanted.add(full);
        }
        return OfReleases.all().stream().filter(release -> wanted.contains(release.name())).toList();
    }

    /** Where everything is on a board, as the options say. */
    static BootPlan plan(Namespace options, BoardTree board) {
        Optional<Preset> preset = Optional.ofNullable(options.getString("board")).map(DtOptions::preset);
        Environment environment = Optional.ofNullable(options.getString("env")).map(DtOptions::environment)
                .orElse(Environment.of(new LinkedHashMap<>()));
        List<PhysRange> memreserve = new ArrayList<>(preset.map(Preset::memreserve).orElse(List.of()));
        list(options, "memreserve").forEach(text -> memreserve.add(Ranges.range("--memreserve", text)));
        long fdtSize = fdtSize(board);
        return BootPlan.of(board, preset.map(known -> environment.over(known.environment())).orElse(environment),
                new Given(places(options, fdtSize), Optional.ofNullable(options.getString("kernel"))
                        .map(DtOptions::kernel), initrdSize(options), fdtSize, memreserve,
                        Optional.ofNullable(options.getString("cmdline"))));
    }

    private static Preset preset(String name) {
        return Preset.named(name).orElseThrow(() -> CommandError.usage(
                "no board '%s'; did you mean %s? (rproclab list boards shows all)".formatted(name,
                        Nearest.to(name, Preset.all().stream().map(Preset::name).toList()))));
    }

    private static Environment environment(String name) {
        try {
            return Environment.read(InputFile.map(name, "U-Boot environment"));
        } catch (EnvironmentError error) {
            throw new FileError(name, error.getMessage());
        }
    }

    private static KernelImage kernel(String name) {
        Bytes bytes = InputFile.map(name, "kernel");
        return KernelImage.of(bytes).orElseThrow(() -> new FileError(name,
                "is not an arm64 Image: it has no 'ARM\\x64' at offset 56; unpack a compressed one, "
                        + "or give --place kernel=ADDR+SIZE"));
    }

    private static SequencedMap<String, PhysRange> places(Namespace options, long fdtSize) {
        SequencedMap<String, PhysRange> places = new LinkedHashMap<>();
        for (String place : list(options, "place")) {
            int equals = place.indexOf('=');
            if (equals <= 0) {
                throw CommandError.usage("--place: '" + place + "' is no NAME=ADDR+SIZE");
            }
            places.put(place.substring(0, equals), Ranges.range("--place", place.substring(equals + 1)));
        }
        String initrd = options.getString("initrd");
        if (initrd != null && Ranges.isRange(initrd)) {
            places.put("initrd", Ranges.range("--initrd", initrd));
        }
        String fdt = options.getString("fdt_addr");
        if (fdt != null) {
            places.put("fdt", new PhysRange(Ranges.address("--fdt-addr", fdt), fdtSize));
        }
        return places;
    }

    private static OptionalLong initrdSize(Namespace options) {
        String initrd = options.getString("initrd");
        return initrd == null || Ranges.isRange(initrd)
                ? OptionalLong.empty()
                : OptionalLong.of(InputFile.map(initrd, "initrd").size());
    }

    /** What {@code fdt_shrink_to_minimum()} leaves of the tree: whole pages, five more entries of {@code /memreserve/}. */
    private static long fdtSize(BoardTree board) {
        return board.tree().toBytes().length + 5 * 16 + PAGE - 1 & -PAGE;
    }

    private static List<String> list(Namespace options, String name) {
        List<String> values = options.getList(name);
        return values == null ? List.of() : values;
    }
}

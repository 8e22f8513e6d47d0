// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import rproclab.boot.Expectation;
import rproclab.boot.Host;
import rproclab.boot.Plan;
import rproclab.compare.Nearest;
import rproclab.linux.rpmsg.Clobber;
import rproclab.memory.Mapping;
import rproclab.memory.ReservedRegion;
import rproclab.target.Target;

/** The flags that say how firmware is booted and judged. */
final class BootOptions {
    private static final double NANOS = 1e9;

    private BootOptions() {}

    static void addTo(ArgumentParser parser) {
        parser.addArgument("--host").metavar("HOST").setDefault("virtio")
                .help("what Linux talks to the firmware with: virtio, none, or imx_rpmsg, with imx_rpmsg@ADDR for vrings "
                        + "elsewhere than on the vendor's board (default: virtio)");
        several(parser, "--expect-console", "TEXT", "the console has to show TEXT, or /REGEX/");
        several(parser, "--expect-trace", "TEXT", "a trace buffer has to show TEXT, or /REGEX/");
        several(parser, "--expect-channel", "NAME", "the firmware has to announce this RPMsg channel");
        parser.addArgument("--ping").type(Integer.class).metavar("N")
                .help("send N messages over each channel that has a driver; all have to be answered");
        several(parser, "--fail-text", "TEXT", "the boot fails when the console shows TEXT, or /REGEX/");
        parser.addArgument("--max-instructions").dest("instructions").type(Long.class).setDefault(Plan.INSTRUCTIONS)
                .metavar("N").help("budget in halfwords of code, time asleep included (default: %d)"
                        .formatted(Plan.INSTRUCTIONS));
        parser.addArgument("--timeout").type(Integer.class).setDefault((int) Plan.TIMEOUT.toSeconds()).metavar("S")
                .help("budget in seconds on this computer (default: %d)".formatted(Plan.TIMEOUT.toSeconds()));
        parser.addArgument("--trace").metavar("FILE")
                .help("write every access to a register, call and exception to FILE");
        parser.addArgument("--gdb").type(Integer.class).metavar("PORT")
                .help("wait for GDB on this port of this computer, 0 for any, before the first instruction; no --timeout");
        parser.addArgument("--first-touch").dest("first_touch").action(Arguments.storeTrue())
                .help("show the first access to each register, ? marks those that no table has; and what is not modelled");
        several(parser, "--clobber", "REGION@S",
                "somebody overwrites REGION, a node's name or ADDR+SIZE, S seconds after reset");
    }

    private static void several(ArgumentParser parser, String flag, String metavar, String help) {
        parser.addArgument(flag).action(Arguments.append()).metavar(metavar).help(help + "; may be repeated");
    }

    /** Whether the console is shown as it is printed: text on a terminal. */
    static boolean isLive(Namespace options, Output output) {
        return output.terminal() && options.getString("output") == null && !options.getBoolean("quiet")
                && CommonOptions.format(options) == Format.TEXT;
    }

    static Plan plan(Namespace options, Target target, Consumer<String> live) {
        List<Clobber> clobbers = list(options, "clobber").stream().map(spec -> clobber(spec, target)).toList();
        Integer pings = options.getInt("ping");
        if (pings != null && pings < 1) {
            throw CommandError.usage("--ping %d: at least one message".formatted(pings));
        }
        Host host = host(options.getString("host"), pings == null ? 0 : pings, clobbers);
        long end = System.nanoTime() + options.getInt("timeout") * (long) NANOS;
        return new Plan(expectations(options, pings), patterns(options, "fail_text"), host,
                options.getLong("instructions"), () -> System.nanoTime() - end > 0, live, Optional.empty());
    }

    private static Host host(String spec, int pings, List<Clobber> clobbers) {
        int at = spec.indexOf('@');
        String name = at < 0 ? spec : spec.substring(0, at);
        List<String> names = Stream.of(Host.Style.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
        if (!names.contains(name) || at >= 0 && !name.equals("imx_rpmsg")) {
            throw CommandError
                    .usage("--host %s: choose %s or imx_rpmsg@ADDR".formatted(spec, String.join(", ", names)));
        }
        Host host = new Host(Host.Style.valueOf(name.toUpperCase(Locale.ROOT)), Optional.empty(), pings, clobbers);
        try {
            return at < 0 ? host : host.at(Long.decode(spec.substring(at + 1)));
        } catch (NumberFormatException wrong) {
            throw CommandError.usage("--host %s: an address, as in imx_rpmsg@0x8fff0000".formatted(spec));
        }
    }

    private static List<Expectation> expectations(Namespace options, Integer pings) {
        List<Expectation> all = new ArrayList<>();
        list(options, "expect_console").forEach(text -> all.add(parsed(text, Expectation::console)));
        list(options, "expect_trace").forEach(text -> all.add(parsed(text, Expectation::trace)));
        list(options, "expect_channel").forEach(name -> all.add(new Expectation.Channel(name)));
        if (pings != null) {
            all.add(new Expectation.Ping(pings));
        }
        return all.isEmpty() ? List.of(new Expectation.Output()) : all;
    }

    private static List<Pattern> patterns(Namespace options, String flag) {
        return list(options, flag).stream().map(text -> parsed(text, Expectation::pattern)).toList();
    }

    /** What to make of a text that may be a regular expression. */
    private static <T> T parsed(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (PatternSyntaxException wrong) {
            throw CommandError.usage("%s is no regular expression: %s".formatted(text, wrong.getDescription()));
        }
    }

    private static List<String> list(Namespace options, String flag) {
        List<String> list = options.getList(flag);
        return list == null ? List.of() : list;
    }

    private static Clobber clobber(String spec, Target target) {
        int at = spec.lastIndexOf('@');
        try {
            long time = (long) (Double.parseDouble(spec.substring(at + 1)) * NANOS);
            return new Clobber(region(spec.substring(0, Math.max(at, 0)), target), time);
        } catch (NumberFormatException wrong) {
            throw CommandError.usage("--clobber %s: a region, @, and seconds, as in vdev0vring0@0.5".formatted(spec));
        }
    }

    private static Mapping region(String name, Target target) {
        int plus = name.indexOf('+');
        if (plus > 0) {
            return new Mapping(name, Long.decode(name.substring(0, plus)), Long.decode(name.substring(plus + 1)));
        }
        List<ReservedRegion> regions = target.regions().memoryRegion();
        return regions.stream().filter(region -> region.name().equals(name) || region.fullName().equals(name))
                .findFirst().map(region -> new Mapping(region.fullName(), region.sa(), region.size()))
                .orElseThrow(() -> CommandError.usage("no region '%s'; did you mean %s?".formatted(name,
                        Nearest.to(name, regions.stream().map(ReservedRegion::name).toList()))));
    }
}

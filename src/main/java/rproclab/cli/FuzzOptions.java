// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;

/** The flags of {@code fuzz} that say how much of what is to be done. */
final class FuzzOptions {
    private static final long CASES = 100_000;
    /** More than anybody has time for, and far from where sums of cases wrap. */
    private static final long NO_END = 1L << 60;
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,8})([smh])");
    private static final Pattern SHARD = Pattern.compile("([0-9]{1,6})/([1-9][0-9]{0,5})");

    private FuzzOptions() {}

    static void addTo(ArgumentParser parser) {
        parser.addArgument("--seed").type(Long.class).setDefault(1L).metavar("N")
                .help("which row of images (default: 1)");
        parser.addArgument("--cases").type(Long.class).metavar("N")
                .help("how many images, over all shards (default: 100000; with --time, no end)");
        parser.addArgument("--time").metavar("60s")
                .help("stop after so many seconds (s), minutes (m) or hours (h): where that is, depends on the machine");
        Jobs.addTo(parser);
        parser.addArgument("--shard").setDefault("0/1").metavar("I/N")
                .help("do part I of N, from 0; rproclab merge joins the parts (default: 0/1)");
        parser.addArgument("--seed-corpus").dest("corpus").metavar("DIR")
                .help("also change the ELF files in DIR, field by field");
        addOracle(parser);
        parser.addArgument("--out").metavar("DIR")
                .help("keep findings in DIR, and go on where a run with the same flags stopped");
    }

    static void addOracle(ArgumentParser parser) {
        parser.addArgument("--oracle").action(Arguments.storeTrue())
                .help("let the real C, which kernel-ref/build has made, judge the ports that it covers");
    }

    /** One part of a campaign, from 0. */
    record Shard(int index, int count) {}

    static Shard shard(Namespace options) {
        Matcher shard = SHARD.matcher(options.getString("shard"));
        if (!shard.matches() || Integer.parseInt(shard.group(1)) >= Integer.parseInt(shard.group(2))) {
            throw CommandError.usage("--shard %s: I/N with I from 0 to N-1 is wanted"
                    .formatted(options.getString("shard")));
        }
        return new Shard(Integer.parseInt(shard.group(1)), Integer.parseInt(shard.group(2)));
    }

    static long cases(Namespace options) {
        Long cases = options.getLong("cases");
        if (cases == null) {
            return options.getString("time") == null ? CASES : NO_END;
        }
        if (cases < 1 || cases > NO_END) {
            throw CommandError.usage("--cases %d: a number from 1 is wanted".formatted(cases));
        }
        return cases;
    }

    /** Becomes true when the time given by {@code --time}, counted from now, is over; else never. */
    static BooleanSupplier timeIsUp(Namespace options) {
        String time = options.getString("time");
        if (time == null) {
            return () -> false;
        }
        Matcher span = TIME.matcher(time);
        if (!span.matches()) {
            throw CommandError.usage("--time %s: a number with s, m or h is wanted, such as 60s".formatted(time));
        }
        TimeUnit unit = switch (span.group(2)) {
            case "s" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MINUTES;
            default -> TimeUnit.HOURS;
        };
        long start = System.nanoTime();
        long nanos = unit.toNanos(Long.parseLong(span.group(1)));
        return () -> System.nanoTime() - start >= nanos;
    }
}

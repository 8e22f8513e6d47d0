// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import rproclab.campaign.recipe.Images;
import rproclab.compare.Loaders;
import rproclab.loader.Loader;
import rproclab.memory.Region;
import rproclab.target.Maps;
import rproclab.target.Target;
import rproclab.target.Targets;

/** Small campaigns on i.MX 8M Plus. */
final class Campaigns {
    private static final Target TARGET = Targets.find("imx8mp-m7").orElseThrow();
    static final List<Region> REGIONS = Maps.rows(TARGET);
    static final List<Loader> LOADERS = Loaders.of(TARGET)
            .named(List.of("linux-5.15.148", "linux-6.12", "uboot-2025.01-bootaux", "uboot-2026.07-rproc")).loaders();

    private Campaigns() {}

    static Plan plan(long seed, long cases) {
        return shard(seed, cases, 0, 1);
    }

    static Plan shard(long seed, long cases, int shard, int shards) {
        return plan(seed, cases, shard, shards, REGIONS, Judge.NONE);
    }

    static Plan plan(long seed, long cases, int shard, int shards, List<Region> regions, Judge judge) {
        return new Plan("imx8mp-m7", Images.around(regions), "", new Panel(LOADERS, REGIONS, judge), "", seed, cases,
                shard, shards);
    }

    static Campaign done(Plan plan, int jobs) {
        Campaign campaign = new Campaign(plan);
        campaign.run(jobs, () -> false);
        return campaign;
    }

    static List<Finding> findings(Plan plan) {
        return done(plan, 1).saved().findings();
    }

    /** The contents of every file in a folder and below. */
    static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.util.List;
import rproclab.campaign.recipe.Images;

/**
 * What a campaign is to do; the same plan gives the same findings.
 *
 * @param target the target's name
 * @param images the row of images
 * @param corpus a name for the images that the row begins from, such as a digest; empty where there are none
 * @param panel whom to ask
 * @param judge a name for what judges the panel; empty where nothing does
 * @param seed where the row begins
 * @param cases how many images there are, over all shards
 * @param shard this shard, from 0
 * @param shards how many shards there are
 */
public record Plan(String target, Images images, String corpus, Panel panel, String judge, long seed, long cases,
        int shard,
        int shards) {

    /** What must not change when a campaign is taken up again; how many cases there are may. */
    String identity() {
        return "target=%s seed=%d shard=%d/%d corpus=%s loaders=%s judge=%s".formatted(target, seed, shard, shards,
                corpus, String.join(",", loaders()), judge);
    }

    List<String> loaders() {
        return panel.names();
    }
}

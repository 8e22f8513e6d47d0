// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.List;
import java.util.Optional;
import rproclab.linux.of.PhysRange;
import rproclab.uboot.env.Environment;

/**
 * What the U-Boot of a board does unless its environment was changed.
 *
 * @param name as {@code --board} takes it
 * @param about board and U-Boot
 * @param environment the variables that say where things are loaded
 * @param memreserve what it adds to {@code /memreserve/} of the tree that it hands to Linux
 * @param source where this was read
 */
public record Preset(String name, String about, Environment environment, List<PhysRange> memreserve, String source) {

    /** All presets. */
    public static List<Preset> all() {
        return Presets.ALL;
    }

    /** The preset of that name. */
    public static Optional<Preset> named(String name) {
        return all().stream().filter(preset -> preset.name().equals(name)).findFirst();
    }
}

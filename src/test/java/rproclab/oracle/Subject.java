// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rproclab.bytes.Bytes;
import rproclab.campaign.recipe.Images;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.memory.Region;

/**
 * A port and the real C that it follows, and images that aim at what both look into.
 *
 * @param name loader and target
 * @param port the port
 * @param release the real C's name in the manifest
 * @param setup what the real C is told
 * @param images what both are given
 */
record Subject(String name, Function<Firmware, LoadResult> port, String release, OracleSetup setup, Images images) {

    static Subject subject(String name, Function<Firmware, LoadResult> port, String release, OracleSetup setup,
            List<Region> regions) {
        return new Subject(name, port, release, setup, Images.around(regions));
    }

    /** All that can be compared. */
    static List<Subject> all() {
        return Stream.concat(LinuxSubjects.all().stream(), UbootSubjects.all().stream()).toList();
    }

    /** The real C, for the thread that asks. */
    OracleLoader real(Manifest manifest) {
        return OracleLoader.of(manifest.entry(release), setup);
    }

    /** Image {@code index} of the row that {@code seed} begins. */
    Firmware image(long seed, long index) {
        return new Firmware("fw.elf", Bytes.of(images.bytes(seed, index)));
    }

    /** What port and real C say differently of it. */
    Optional<Difference> difference(OracleLoader real, Firmware firmware) {
        return real.difference(port.apply(firmware), firmware);
    }

    @Override
    public String toString() {
        return name;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;
import rproclab.memory.Region;

/**
 * {@code drivers/remoteproc/imx_rproc.c}: a {@code struct imx_rproc_dcfg} and its {@code of_match} entries.
 *
 * @param att the address translation table in the driver's order, without the rows of other cores
 * @param matches the compatibles of the target and how the driver starts the core for each; the first is the usual one
 * @param startsAtInterrupts the boot address is that of section {@code .interrupts}, 0 without one, and not
 *        {@code e_entry}: {@code imx_rproc_get_boot_addr()} of NXP's branches from lf-6.1 on, for i.MX 93, 94 and 95
 */
public record ImxSupport(List<Region> att, List<Match> matches, boolean startsAtInterrupts) implements LinuxSupport {

    /**
     * An entry of {@code imx_rproc_of_match}.
     *
     * @param compatible what the node says
     * @param start how the driver starts the core
     */
    public record Match(String compatible, ImxStart start) {}

    /** A driver entry with one compatible. */
    static ImxSupport imx(List<Region> att, String compatible, ImxStart start) {
        return new ImxSupport(att, List.of(new Match(compatible, start)), false);
    }

    /** The same with the boot address taken from section {@code .interrupts}. */
    ImxSupport startingAtInterrupts() {
        return new ImxSupport(att, matches, true);
    }

    /** A table whose rows ascend and are disjoint, as the map of the core: without the driver's flags. */
    static List<Region> coreMap(List<Region> att) {
        return att.stream().map(row -> Region.region(row.name(), row.da(), row.sa(), row.size())).toList();
    }

    @Override
    public List<String> compatibles() {
        return matches.stream().map(Match::compatible).toList();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;
import java.util.Optional;
import rproclab.memory.Region;

/**
 * {@code drivers/remoteproc/imx_rproc.c}: a {@code struct imx_rproc_dcfg} and its {@code of_match} entries.
 *
 * @param att the address translation table in the driver's order, without the rows of other cores
 * @param mapped what the probe maps: the table's rows with {@code ATT_OWN}, in its order, those of other cores too
 * @param matches the compatibles of the target and how the driver starts the core for each; the first is the usual one
 * @param startsAtInterrupts the boot address is that of section {@code .interrupts}, 0 without one, and not
 *        {@code e_entry}: {@code imx_rproc_get_boot_addr()} of NXP's branches from lf-6.1 on, for i.MX 93, 94 and 95
 */
public record ImxSupport(List<Region> att, List<Region> mapped, List<Match> matches, boolean startsAtInterrupts)
        implements
            LinuxSupport {

    /**
     * An entry of {@code imx_rproc_of_match}.
     *
     * @param compatible what the node says
     * @param start how the driver starts the core
     */
    public record Match(String compatible, ImxStart start) {}

    /** A driver entry with one compatible. */
    static ImxSupport imx(List<Region> att, String compatible, ImxStart start) {
        return imx(att, new Match(compatible, start));
    }

    /** A driver entry with several compatibles, for the only core that its table serves. */
    static ImxSupport imx(List<Region> att, Match... matches) {
        return new ImxSupport(att, att.stream().filter(Region::own).toList(), List.of(matches), false);
    }

    /** The same with the rows that the probe maps, where some of them are another core's. */
    ImxSupport mapping(List<Region> own) {
        return new ImxSupport(att, own, matches, startsAtInterrupts);
    }

    /** The same with the boot address taken from section {@code .interrupts}. */
    ImxSupport startingAtInterrupts() {
        return new ImxSupport(att, mapped, matches, true);
    }

    /** A table whose rows ascend and are disjoint, as the map of the core: without the driver's flags. */
    static List<Region> coreMap(List<Region> att) {
        return att.stream().map(row -> Region.region(row.name(), row.da(), row.sa(), row.size())).toList();
    }

    @Override
    public List<String> compatibles() {
        return matches.stream().map(Match::compatible).toList();
    }

    /** The most specific compatible that is matched decides how the core is started. */
    @Override
    public Optional<LinuxSupport> on(BoardNode node) {
        return node.compatibles().stream()
                .flatMap(compatible -> matches.stream().filter(match -> match.compatible().equals(compatible)))
                .findFirst()
                .filter(match -> !(match.start() instanceof ImxStart.Scu scu) || scu.isFor(node.resourceId()))
                .map(match -> new ImxSupport(att, mapped, List.of(match), startsAtInterrupts));
    }
}

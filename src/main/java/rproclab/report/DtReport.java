// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.List;
import java.util.stream.Stream;
import rproclab.board.BootPlan;
import rproclab.board.PhysicalMap;
import rproclab.board.PhysicalMap.Column;
import rproclab.board.PhysicalMap.Thing;
import rproclab.board.Simulation;
import rproclab.board.Staged;
import rproclab.diagnose.Finding;
import rproclab.linux.of.PhysRange;

/**
 * What {@code dt} found out.
 *
 * @param name the device tree's file
 * @param plan where everything is
 * @param runs the releases, oldest first
 * @param firmware the segments of the firmware at their system addresses
 * @param findings what the rules found
 */
public record DtReport(String name, BootPlan plan, List<Simulation> runs, List<Thing> firmware,
        List<Finding> findings) {

    /** Keeps copies of the lists. */
    public DtReport {
        runs = List.copyOf(runs);
        firmware = List.copyOf(firmware);
        findings = List.copyOf(findings);
    }

    /** Physical memory; the nodes are those that Linux sees, where the newest release has them. */
    List<PhysicalMap.Row> map(int most) {
        Stream<Thing> ram = plan.board().memory().stream()
                .map(bank -> new Thing(Column.RAM, "ram", new PhysRange(bank.start(), bank.size())));
        Stream<Thing> nodes = runs.getLast().nodes().stream().filter(node -> node.node().available())
                .flatMap(node -> node.range().stream()
                        .map(range -> new Thing(Column.NODE, node.node().fullName(), range)));
        Stream<Thing> images = plan.images().stream()
                .map(image -> new Thing(Column.IMAGE, image.kind().word(), image.range()));
        Stream<Thing> reserves = plan.memreserve().stream()
                .map(range -> new Thing(Column.IMAGE, "/memreserve/", range));
        Stream<Thing> staged = plan.staged().stream().filter(load -> load.size().isPresent())
                .filter(load -> load.fate() != Staged.Fate.IN_PLACE)
                .map(load -> new Thing(Column.IMAGE, load.names().getFirst() + "*", load.atLeast()));
        return PhysicalMap.of(Stream.of(ram, nodes, images, reserves, staged, firmware.stream())
                .flatMap(things -> things).toList(), most);
    }
}

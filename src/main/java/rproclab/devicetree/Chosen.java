// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.Optional;

/**
 * {@code /chosen}, as a boot loader leaves it.
 *
 * @param bootargs the kernel's command line; empty where there is none
 * @param initrd {@code linux,initrd-start} to {@code linux,initrd-end}, where both are there
 */
public record Chosen(String bootargs, Optional<Range> initrd) {

    /** Any number of cells make an address ({@code early_init_dt_check_for_initrd()}). */
    static Chosen of(Fdt tree) {
        Optional<Node> chosen = tree.root().child("chosen").or(() -> tree.root().child("chosen@0"));
        Optional<Long> start = chosen.flatMap(node -> node.property("linux,initrd-start")).map(Chosen::number);
        Optional<Long> end = chosen.flatMap(node -> node.property("linux,initrd-end")).map(Chosen::number);
        return new Chosen(chosen.map(node -> node.text("bootargs")).orElse(""),
                start.flatMap(from -> end.map(to -> new Range(from, to - from))));
    }

    private static long number(Property property) {
        return property.number(0, (int) (property.value().size() / Property.CELL));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.List;
import java.util.Optional;

/**
 * A node that drivers bind to, as far as it names memory and mailboxes.
 *
 * @param node the node, with its other properties ({@code fsl,resource-id}, {@code fsl,entry-address}, ...)
 * @param name the name of its platform device, as log lines carry it
 * @param available whether Linux makes a device of it: {@code status} of it and of all nodes above lets it
 * @param memoryRegions what {@code memory-region} names, in order
 * @param mailboxes what {@code mboxes} names, in order
 */
public record Device(Node node, String name, boolean available, List<MemoryRegion> memoryRegions,
        List<Mailbox> mailboxes) {

    /**
     * An entry of {@code memory-region}.
     *
     * @param name its entry in {@code memory-region-names}; empty where there is none
     * @param phandle the phandle; 0 is a hole in the list
     * @param node the node with that phandle
     * @param reserved the same as reserved memory; empty where it is no child of {@code /reserved-memory}
     */
    public record MemoryRegion(String name, long phandle, Optional<Node> node, Optional<ReservedMemory> reserved) {}

    /**
     * An entry of {@code mboxes}.
     *
     * @param name its entry in {@code mbox-names}; empty where there is none
     * @param controller the node with that phandle
     * @param arguments the cells behind the phandle, {@code #mbox-cells} of the controller
     */
    public record Mailbox(String name, Optional<Node> controller, List<Long> arguments) {}

    /** {@code compatible}, the most specific first. */
    public List<String> compatible() {
        return node.texts("compatible");
    }

    /** The property of the node above: {@code dma-ranges} is read there. */
    public Optional<Property> busProperty(String property) {
        return node.parent().flatMap(bus -> bus.property(property));
    }
}

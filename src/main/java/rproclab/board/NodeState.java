// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.List;
import java.util.Optional;
import rproclab.devicetree.ReservedMemory;
import rproclab.linux.of.PhysRange;

/**
 * A range of a node of {@code /reserved-memory} once a kernel has read it.
 *
 * @param node the node
 * @param range where it is; empty where the kernel was to place it and did not, or where the node is malformed
 * @param state what became of it
 * @param handedOut bytes of it that the kernel maps and uses as it likes
 * @param ioremapRefused a later {@code ioremap()} of it is refused, because its first page is mapped
 * @param users the devices that name the node in {@code memory-region}
 * @param consequences what that does to the devices that name the node
 */
public record NodeState(ReservedMemory node, Optional<PhysRange> range, State state, long handedOut,
        boolean ioremapRefused, List<String> users, List<Consequence> consequences) {

    /** What can become of a node. */
    public enum State {
        NO_MAP("no-map in force"), RESERVED("reserved"), OUTSIDE_RAM("outside RAM"),
        /** Not marked, but nobody else uses the memory. */
        FAILED_RESERVED("no-map failed, but reserved"),
        /** Not marked, and the kernel hands it out. */
        FAILED("no-map failed"), NOT_RESERVED("not reserved"), DISABLED("disabled"), IGNORED("ignored");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The words for it in reports. */
        public String word() {
            return word;
        }
    }

    /**
     * What a driver does about memory that it cannot map.
     *
     * @param device the platform device
     * @param what which step fails, and with what
     * @param log the lines that it prints
     */
    public record Consequence(String device, String what, List<String> log) {}

    /** Keeps copies of the lists. */
    public NodeState {
        users = List.copyOf(users);
        consequences = List.copyOf(consequences);
    }
}

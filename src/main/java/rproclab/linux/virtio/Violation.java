// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

/**
 * One thing that the remote core must not do to what it shares with Linux.
 *
 * @param kind what it is
 * @param where the ring or device: {@code virtio0 input}
 * @param text numbers, and the line that Linux prints where it notices
 */
public record Violation(Kind kind, String where, String text) {

    /** What can be wrong. */
    public enum Kind {
        /** A used entry's id is not below the number of descriptors; Linux stops using the ring. */
        ID_OUT_OF_RANGE,
        /** A used entry's id is not that of a buffer which the core has; Linux stops using the ring. */
        ID_NOT_OUTSTANDING,
        /** {@code used->idx} is further ahead than there are buffers with the core; Linux believes it. */
        USED_INDEX_AHEAD,
        /** A descriptor is not as Linux wrote it: another address, length, flags or next; Linux uses its own record. */
        DESCRIPTOR_CHANGED,
        /** {@code avail->idx} is not what Linux wrote; Linux does not look. */
        AVAILABLE_INDEX_CHANGED,
        /** Descriptors are chained so that Linux follows them for ever, or out of the ring. */
        CHAIN_WITHOUT_END,
        /** A message is longer than its buffer; Linux drops the message and loses the buffer. */
        MESSAGE_TOO_BIG,
        /** A used entry is shorter than a message's header; Linux subtracts and believes the header. */
        SHORTER_THAN_HEADER,
        /** An announcement of a channel has the wrong size; Linux ignores it. */
        MALFORMED_ANNOUNCEMENT,
        /** A kick for a vring that does not exist; Linux ignores it. */
        UNKNOWN_VRING,
        /** The status in the resource table changed under Linux. */
        STATUS_CHANGED,
        /** More channels than anybody has: the simulation of Linux ends here. */
        TOO_MANY_CHANNELS,
        /** Linux was led to memory that is none. */
        OUTSIDE_MEMORY
    }
}

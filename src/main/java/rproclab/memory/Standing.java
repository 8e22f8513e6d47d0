// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

/**
 * What the look-ups of Linux answer for one entry of {@code memory-region}.
 *
 * @param node there is a node with that phandle ({@code of_parse_phandle()})
 * @param available its {@code status} is absent, {@code okay} or {@code ok} ({@code of_device_is_available()})
 * @param address it has an address of its own in {@code reg} ({@code of_address_to_resource()})
 * @param remembered Linux has reserved it, or tried to, at boot ({@code of_reserved_mem_lookup()})
 * @param ram its first page is memory that Linux uses, or has mapped, as RAM: {@code ioremap()} refuses it
 */
public record Standing(boolean node, boolean available, boolean address, boolean remembered, boolean ram) {
    /** A node as it should be: every look-up finds it, and Linux does not map it. */
    public static final Standing RESERVED = new Standing(true, true, true, true, false);
    /** No node has the phandle. */
    public static final Standing MISSING = new Standing(false, false, false, false, false);
}

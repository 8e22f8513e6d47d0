// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What Linux and the remoteproc drivers read of a board in its device tree. */
public final class BoardTree {
    private final Fdt tree;
    private final Cells cells;
    private final Map<Node, ReservedMemory> reserved = new IdentityHashMap<>();
    private final List<ReservedMemory> reservedMemory = new ArrayList<>();

    private BoardTree(Fdt tree) {
        this.tree = tree;
        cells = Cells.of(tree.root());
        Map<String, String> labels = labels(tree);
        tree.root().child("reserved-memory").stream().flatMap(node -> node.children().stream()).forEach(node -> {
            ReservedMemory region = ReservedMemory.of(node, cells, Optional.ofNullable(labels.get(node.path())));
            reserved.put(node, region);
            reservedMemory.add(region);
        });
    }

    /** Looks a tree through; whatever it holds, nothing is an error here. */
    public static BoardTree of(Fdt tree) {
        return new BoardTree(tree);
    }

    private static Map<String, String> labels(Fdt tree) {
        Map<String, String> labels = new HashMap<>();
        tree.root().child("__symbols__").stream().flatMap(node -> node.properties().stream())
                .forEach(symbol -> labels.putIfAbsent(symbol.text(), symbol.name()));
        return labels;
    }

    /** The tree. */
    public Fdt tree() {
        return tree;
    }

    /** {@code model} of the root, or the empty string. */
    public String model() {
        return tree.root().text("model");
    }

    /** {@code compatible} of the root: the board first, then the SoC. */
    public List<String> compatible() {
        return tree.root().texts("compatible");
    }

    /**
     * RAM: the ranges of the available children of the root whose {@code device_type} is {@code memory}, in order, without
     * empty ones ({@code early_init_dt_scan_memory()}).
     */
    public List<Range> memory() {
        return tree.root().children().stream()
                .filter(node -> node.text("device_type").equals("memory") && node.available())
                .flatMap(node -> node.property("linux,usable-memory").or(() -> node.property("reg")).stream())
                .flatMap(reg -> cells.ranges(reg).stream())
                .filter(range -> range.size() != 0)
                .toList();
    }

    /** {@code /memreserve/}, in order. */
    public List<Range> memreserve() {
        return tree.memreserve();
    }

    /** The children of {@code /reserved-memory}, in order, also those that are not available. */
    public List<ReservedMemory> reservedMemory() {
        return Collections.unmodifiableList(reservedMemory);
    }

    /** Any node, read as if it were a child of {@code /reserved-memory}. */
    public ReservedMemory asReserved(Node node) {
        return ReservedMemory.of(node, cells, Optional.empty());
    }

    /**
     * Whether {@code /reserved-memory} has the cells of the root, and {@code ranges}
     * ({@code __reserved_mem_check_root()}): otherwise Linux ignores all of it.
     */
    public boolean reservedMemorySupported() {
        return tree.root().child("reserved-memory").map(node -> node.has("ranges")
                && node.u32("#address-cells").orElse(-1) == cells.address()
                && node.u32("#size-cells").orElse(-1) == cells.size()).orElse(true);
    }

    /** {@code /chosen}. */
    public Chosen chosen() {
        return Chosen.of(tree);
    }

    /** The devices with a compatible that {@code wanted} takes, in the order of the tree. */
    public List<Device> devices(Predicate<String> wanted) {
        return devicesThat(node -> node.texts("compatible").stream().anyMatch(wanted));
    }

    /** All devices that name a {@code memory-region}, in the order of the tree. */
    public List<Device> regionUsers() {
        return devicesThat(node -> node.has("memory-region"));
    }

    private List<Device> devicesThat(Predicate<Node> wanted) {
        List<Device> devices = new ArrayList<>();
        tree.root().visit(node -> {
            if (wanted.test(node)) {
                devices.add(device(node));
            }
        });
        return devices;
    }

    private Device device(Node node) {
        boolean available = true;
        for (Optional<Node> above = Optional.of(node); above.isPresent(); above = above.get().parent()) {
            available &= above.get().available();
        }
        return new Device(node, BusAddress.deviceName(node), available, memoryRegions(node), mailboxes(node));
    }

    private List<Device.MemoryRegion> memoryRegions(Node node) {
        List<String> names = node.texts("memory-region-names");
        List<Device.MemoryRegion> regions = new ArrayList<>();
        for (long phandle : node.property("memory-region").map(Property::cells).orElse(new long[0])) {
            Optional<Node> target = tree.withPhandle(phandle);
            regions.add(new Device.MemoryRegion(entry(names, regions.size()), phandle, target,
                    target.map(reserved::get)));
        }
        return regions;
    }

    /** A phandle of no node ends the list: how many cells follow it is not known. */
    private List<Device.Mailbox> mailboxes(Node node) {
        List<String> names = node.texts("mbox-names");
        List<Device.Mailbox> mailboxes = new ArrayList<>();
        long[] values = node.property("mboxes").map(Property::cells).orElse(new long[0]);
        int at = 0;
        while (at < values.length) {
            Optional<Node> controller = tree.withPhandle(values[at++]);
            long count = controller.isEmpty() ? values.length : controller.get().u32("#mbox-cells").orElse(0);
            List<Long> arguments = new ArrayList<>();
            while (count-- > 0 && at < values.length) {
                arguments.add(values[at++]);
            }
            mailboxes.add(new Device.Mailbox(entry(names, mailboxes.size()), controller, arguments));
        }
        return mailboxes;
    }

    private static String entry(List<String> names, int index) {
        return index < names.size() ? names.get(index) : "";
    }
}

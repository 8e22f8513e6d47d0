// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.diagnose.Text.hex;

import java.util.ArrayList;
import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.resource.Resource;
import rproclab.resource.ResourceEntry;
import rproclab.resource.ResourceTable;
import rproclab.resource.VringLayout;

/** The lines about a resource table. */
final class TableText {
    private static final List<String> STATUS = List.of("ACKNOWLEDGE", "DRIVER", "DRIVER_OK", "FEATURES_OK", "", "",
            "NEEDS_RESET", "FAILED");
    private static final long RPMSG = 7;
    private static final int MOST_CONFIG = 64;

    private TableText() {}

    static String of(ResourceTable table) {
        StringBuilder out = new StringBuilder();
        table.malformed().forEach(line -> out.append("  malformed: ").append(line).append('\n'));
        for (ResourceEntry entry : table.entries()) {
            out.append("  %d at +%s: %s\n".formatted(entry.index(), hex(entry.offset()),
                    entry.resource().map(resource -> text(table, entry, resource)).orElse("-")));
            entry.malformed().forEach(line -> out.append("      malformed: ").append(line).append('\n'));
        }
        table.conflicts().forEach(line -> out.append("  conflict: ").append(line).append('\n'));
        return out.toString();
    }

    private static String text(ResourceTable table, ResourceEntry entry, Resource resource) {
        return resource.typeName() + switch (resource) {
            case Resource.Carveout c -> " %s da %s pa %s len %s flags %s".formatted(c.name(), hex(c.da()), hex(c.pa()),
                    hex(c.len()), hex(c.flags()));
            case Resource.Devmem d -> " %s da %s pa %s len %s flags %s".formatted(d.name(), hex(d.da()), hex(d.pa()),
                    hex(d.len()), hex(d.flags()));
            case Resource.Trace t -> " %s da %s len %s".formatted(t.name(), hex(t.da()), hex(t.len()));
            case Resource.Vdev v -> vdev(table, entry, v);
            case Resource.Other o -> " type " + hex(o.type());
        };
    }

    private static String vdev(ResourceTable table, ResourceEntry entry, Resource.Vdev vdev) {
        StringBuilder text = new StringBuilder(
                " id %d%s notifyid %s dfeatures %s%s gfeatures %s status %s%s config 0x%x"
                        .formatted(vdev.id(), vdev.id() == RPMSG ? " (rpmsg)" : "", notifyid(vdev.notifyid()),
                                hex(vdev.dfeatures()), vdev.id() == RPMSG && (vdev.dfeatures() & 1) != 0 ? " (NS)" : "",
                                hex(vdev.gfeatures()), hex(vdev.status()), status(vdev.status()), vdev.configLen()));
        Bytes config = table.configuration(entry);
        if (config.size() != 0) {
            text.append("\n      config ");
            for (long at = 0; at < Math.min(config.size(), MOST_CONFIG); at++) {
                text.append("%02x".formatted(config.u8(at)));
            }
            text.append(config.size() > MOST_CONFIG ? "..." : "");
        }
        for (int i = 0; i < vdev.vrings().size(); i++) {
            text.append(vring(i, vdev.vrings().get(i)));
        }
        return text.toString();
    }

    private static String status(int status) {
        List<String> words = new ArrayList<>();
        for (int bit = 0; bit < STATUS.size(); bit++) {
            if ((status >> bit & 1) != 0 && !STATUS.get(bit).isEmpty()) {
                words.add(STATUS.get(bit));
            }
        }
        return words.isEmpty() ? "" : " (" + String.join(" ", words) + ")";
    }

    private static String notifyid(long id) {
        return id == Resource.ADDR_ANY ? "any" : Long.toString(id);
    }

    private static String vring(int index, Resource.Vring vring) {
        String head = "\n      vring%d da %s num %d align %s notifyid %s pa %s".formatted(index,
                vring.da() == Resource.ADDR_ANY ? "any" : hex(vring.da()), vring.num(), hex(vring.align()),
                notifyid(vring.notifyid()), hex(vring.pa()));
        if (vring.num() == 0 || Long.bitCount(vring.align()) != 1) {
            return head + "\n        no layout: num is 0, or align no power of two";
        }
        VringLayout layout = VringLayout.of(vring);
        return head + "\n        desc %s avail %s used %s: 0x%x bytes, its carveout 0x%x".formatted(
                place(vring, 0, layout.avail()), place(vring, layout.avail(), layout.avail() + 6 + 2 * vring.num()),
                place(vring, layout.used(), layout.size()), layout.size(), layout.carveout());
    }

    /** Addresses, or offsets where the host chooses the address. */
    private static String place(Resource.Vring vring, long from, long to) {
        return vring.da() == Resource.ADDR_ANY
                ? "[+0x%x, +0x%x)".formatted(from, to)
                : "[0x%x, 0x%x)".formatted(vring.da() + from, vring.da() + to);
    }
}

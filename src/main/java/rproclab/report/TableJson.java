// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.report.DecodeJson.array;
import static rproclab.report.DecodeJson.strings;
import static rproclab.report.Json.hex;

import jakarta.json.stream.JsonGenerator;
import java.util.HexFormat;
import rproclab.bytes.Bytes;
import rproclab.resource.Resource;
import rproclab.resource.ResourceEntry;
import rproclab.resource.ResourceTable;
import rproclab.resource.VringLayout;

/** The JSON of a resource table. */
final class TableJson {
    private TableJson() {}

    /** Writes the keys of a table into an object that is open. */
    static void write(JsonGenerator json, ResourceTable table) {
        strings(json, "malformed", table.malformed());
        array(json, "entries", table.entries(), entry -> entry(json, table, entry));
        strings(json, "conflicts", table.conflicts());
    }

    private static void entry(JsonGenerator json, ResourceTable table, ResourceEntry entry) {
        json.write("index", entry.index());
        hex(json, "offset", entry.offset());
        entry.resource().ifPresent(resource -> resource(json, table.configuration(entry), resource));
        strings(json, "malformed", entry.malformed());
    }

    private static void resource(JsonGenerator json, Bytes config, Resource resource) {
        json.write("type", resource.typeName());
        switch (resource) {
            case Resource.Carveout c -> memory(json, c.da(), c.pa(), c.len(), c.flags(), c.name());
            case Resource.Devmem d -> memory(json, d.da(), d.pa(), d.len(), d.flags(), d.name());
            case Resource.Trace t -> {
                hex(json, "da", t.da());
                hex(json, "len", t.len());
                json.write("name", t.name());
            }
            case Resource.Vdev v -> vdev(json, config, v);
            case Resource.Other o -> hex(json, "number", o.type());
        }
    }

    private static void memory(JsonGenerator json, long da, long pa, long len, long flags, String name) {
        hex(json, "da", da);
        hex(json, "pa", pa);
        hex(json, "len", len);
        hex(json, "flags", flags);
        json.write("name", name);
    }

    private static void vdev(JsonGenerator json, Bytes config, Resource.Vdev vdev) {
        json.write("id", vdev.id());
        json.write("notifyid", vdev.notifyid());
        hex(json, "dfeatures", vdev.dfeatures());
        hex(json, "gfeatures", vdev.gfeatures());
        hex(json, "configLen", vdev.configLen());
        json.write("config", HexFormat.of().formatHex(config.toArray()));
        json.write("status", vdev.status());
        json.write("numOfVrings", vdev.numOfVrings());
        array(json, "vrings", vdev.vrings(), vring -> {
            hex(json, "da", vring.da());
            hex(json, "align", vring.align());
            json.write("num", vring.num());
            json.write("notifyid", vring.notifyid());
            hex(json, "pa", vring.pa());
            VringLayout layout = VringLayout.of(vring);
            hex(json, "availOffset", layout.avail());
            hex(json, "usedOffset", layout.used());
            hex(json, "ringSize", layout.size());
            hex(json, "carveoutSize", layout.carveout());
        });
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.report.Json.hex;

import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import rproclab.boot.BootResult;
import rproclab.boot.Booted;
import rproclab.linux.rpmsg.Channel;
import rproclab.linux.rpmsg.Exchange;
import rproclab.loader.Firmware;
import rproclab.target.Target;

/** The JSON of boots, {@code schemaVersion} 1. */
public final class BootJson implements BootReport {
    private final Writer out;
    private final JsonGenerator json;
    private final boolean touches;

    /**
     * Begins the document.
     *
     * @param out where it goes; it is flushed, not closed
     * @param version of rproclab
     * @param touches whether the first access to each register is part of it
     */
    public BootJson(Writer out, String version, boolean touches) {
        this.out = out;
        this.touches = touches;
        json = Json.begin(out, version, "boot");
        json.writeStartArray("runs");
    }

    @Override
    public void close() {
        json.writeEnd();
        Json.end(json, out);
    }

    @Override
    public void add(Firmware firmware, Target target, List<Booted> boots) {
        boots.forEach(boot -> {
            json.writeStartObject();
            json.write("firmware", firmware.name());
            json.write("target", target.name());
            json.write("loader", boot.loader());
            result(boot.result());
            json.writeEnd();
        });
    }

    private void result(BootResult result) {
        json.write("outcome", result.outcome().word());
        json.write("why", result.why());
        json.write("ticks", result.ticks());
        json.write("instructions", result.instructions());
        json.write("console", result.console());
        json.write("trace", result.trace());
        json.writeStartArray("channels");
        result.channels().forEach(this::channel);
        json.writeEnd();
        json.writeStartArray("messages");
        result.exchanges().forEach(this::exchange);
        json.writeEnd();
        json.writeStartArray("linux");
        result.linux().forEach(json::write);
        json.writeEnd();
        json.writeStartArray("expectations");
        result.verdicts().forEach(judged -> {
            json.writeStartObject();
            json.write("what", judged.what());
            json.write("met", judged.met());
            json.writeEnd();
        });
        json.writeEnd();
        json.writeStartArray("notes");
        result.notes().forEach(json::write);
        json.writeEnd();
        object("reset", result.vectors(), this::vectors);
        object("fault", result.fault(), this::fault);
        object("hang", result.spin(), this::spin);
        json.writeStartArray("notModelled");
        result.omissions().forEach(this::omission);
        json.writeEnd();
        if (touches) {
            json.writeStartArray("firstTouch");
            result.touches().forEach(this::touch);
            json.writeEnd();
        }
    }

    private <T> void object(String key, Optional<T> value, Consumer<T> body) {
        if (value.isEmpty()) {
            json.writeNull(key);
            return;
        }
        json.writeStartObject(key);
        body.accept(value.get());
        json.writeEnd();
    }

    private void channel(Channel channel) {
        json.writeStartObject();
        json.write("name", channel.name());
        hex(json, "address", channel.address());
        json.writeEnd();
    }

    private void exchange(Exchange exchange) {
        json.writeStartObject();
        json.write("channel", exchange.channel());
        json.write("driver", exchange.driver());
        json.write("wanted", exchange.wanted());
        json.write("answered", exchange.answered());
        json.write("failure", exchange.failure());
        json.writeEnd();
    }

    private void vectors(BootResult.Vectors vectors) {
        hex(json, "address", vectors.da());
        hex(json, "stack", vectors.sp());
        hex(json, "start", vectors.pc());
        json.write("function", vectors.function());
    }

    private void fault(BootResult.Crash fault) {
        json.write("kind", fault.kind());
        json.write("text", fault.text());
        hex(json, "pc", fault.pc());
        json.write("function", fault.function());
        hex(json, "lr", fault.lr());
        json.write("caller", fault.caller());
        Json.hexOrNull(json, "address", fault.address().map(OptionalLong::of).orElse(OptionalLong.empty()));
        hex(json, "cfsr", fault.cfsr());
        hex(json, "hfsr", fault.hfsr());
        json.writeStartArray("path");
        fault.path().forEach(json::write);
        json.writeEnd();
    }

    private void spin(BootResult.Spin spin) {
        hex(json, "pc", spin.pc());
        json.write("function", spin.function());
        json.write("register", spin.register());
        hex(json, "value", spin.value());
    }

    private void omission(BootResult.Omission omission) {
        json.writeStartObject();
        json.write("device", omission.device());
        json.write("what", omission.what());
        json.writeEnd();
    }

    private void touch(BootResult.FirstTouch touch) {
        json.writeStartObject();
        json.write("access", touch.write() ? "write" : "read");
        hex(json, "address", touch.da());
        json.write("register", touch.name());
        json.write("known", touch.known());
        json.write("size", touch.size());
        hex(json, "value", touch.value());
        hex(json, "pc", touch.pc());
        json.writeEnd();
    }
}

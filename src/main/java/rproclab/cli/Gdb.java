// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import rproclab.boot.GdbServer;
import rproclab.boot.Plan;

/** The GDB that {@code --gdb} waits for. */
record Gdb(Optional<GdbServer> server) implements AutoCloseable {

    static Gdb open(Integer port, int boots, Output output) {
        if (port == null) {
            return new Gdb(Optional.empty());
        }
        if (boots != 1) {
            throw CommandError.usage("--gdb %d: it debugs one boot, not %d".formatted(port, boots));
        }
        try {
            GdbServer server = GdbServer.open(port);
            output.err().println("rproclab: waiting for GDB: target remote localhost:" + server.port());
            output.err().flush();
            return new Gdb(Optional.of(server));
        } catch (IOException | IllegalArgumentException failed) {
            throw CommandError.usage("--gdb %d: %s".formatted(port, failed.getMessage()));
        }
    }

    /** The plan with GDB having its say. */
    Plan over(Plan plan) {
        return server.map(plan::debugged).orElse(plan);
    }

    @Override
    public void close() {
        try {
            if (server.isPresent()) {
                server.get().close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

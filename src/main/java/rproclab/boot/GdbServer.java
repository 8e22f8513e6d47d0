// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import rproclab.machine.Machine;
import rproclab.machine.Outcome;

/**
 * Serves one GDB on this computer, which sees the core before its first instruction.
 *
 * <p>
 * Breakpoints are {@code BKPT} in memory, which the firmware could see. A fault stops the core once more, at the first instruction of its
 * handler; then the boot ends.
 */
public final class GdbServer implements Debugger, AutoCloseable {
    private static final int SIGINT = 2;
    private static final int SIGTRAP = 5;
    private static final int SIGSEGV = 11;

    private final ServerSocket socket;
    /** Null before GDB has come, and after it has gone. */
    private GdbPackets gdb;
    private GdbCommands commands;
    private boolean awaited = true;
    private boolean halted = true;
    private boolean killed;
    private int signal = SIGTRAP;
    /** What ends the boot when the core goes on; null for nothing. */
    private Outcome end;

    private GdbServer(ServerSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens a port, 0 for any.
     *
     * @throws IOException when it is in use
     */
    public static GdbServer open(int port) throws IOException {
        return new GdbServer(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    }

    /** The port on which it waits. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Whether GDB wants the boot to end. */
    public boolean isKilled() {
        return killed;
    }

    @Override
    public boolean isBusy() {
        return gdb != null;
    }

    @Override
    public Outcome run(Machine machine, long ticks) {
        try {
            if (awaited) {
                awaited = false;
                machine.debugged(true);
                commands = new GdbCommands(machine);
                gdb = new GdbPackets(socket.accept());
            }
            return gdb == null ? machine.run(ticks) : debug(machine, ticks);
        } catch (IOException _) {
            detach(machine);
            return new Outcome.Running();
        }
    }

    private Outcome debug(Machine machine, long ticks) throws IOException {
        long until = machine.now() + ticks;
        while (machine.now() < until) {
            boolean step = halted && serve(machine);
            if (end != null || killed) {
                return end != null ? end : new Outcome.Running();
            }
            Outcome outcome = step ? machine.step() : machine.run(until - machine.now());
            Optional<Integer> stop = stops(outcome, step);
            if (stop.isPresent()) {
                halt(stop.get());
            } else if (!(outcome instanceof Outcome.Running)) {
                return outcome;
            } else if (gdb != null && gdb.isInterrupted()) {
                halt(SIGINT);
            }
        }
        return new Outcome.Running();
    }

    /** The signal with which an outcome stops the core; a fault is told, and ends the boot later. */
    private Optional<Integer> stops(Outcome outcome, boolean step) {
        return switch (outcome) {
            case Outcome.Breakpoint _ -> Optional.of(SIGTRAP);
            case Outcome.Faulted _ -> {
                end = outcome;
                yield Optional.of(SIGSEGV);
            }
            case Outcome.LockedUp _ -> {
                end = outcome;
                yield Optional.of(SIGSEGV);
            }
            case Outcome.Running _ -> step ? Optional.of(SIGTRAP) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private void halt(int number) throws IOException {
        if (gdb != null) {
            halted = true;
            signal = number;
            gdb.write(status());
        }
    }

    private String status() {
        return "S%02x".formatted(signal);
    }

    /** Answers until the core is to go on; whether for one step only. */
    private boolean serve(Machine machine) throws IOException {
        while (true) {
            String packet = gdb.read().orElse("D");
            switch (packet.isEmpty() ? ' ' : packet.charAt(0)) {
                case '?' -> gdb.write(status());
                case 'c', 's' -> {
                    if (packet.length() > 1) {
                        machine.register(15, Integer.parseUnsignedInt(packet.substring(1), 16));
                    }
                    halted = false;
                    return packet.charAt(0) == 's';
                }
                case 'D', 'k' -> {
                    killed = packet.charAt(0) == 'k';
                    gdb.write("OK");
                    detach(machine);
                    return false;
                }
                default -> gdb.write(commands.answer(packet));
            }
        }
    }

    /** Lets the core run as if nobody had ever stopped it. */
    private void detach(Machine machine) {
        commands.clear();
        machine.debugged(false);
        halted = false;
        closeConnection("");
    }

    private void closeConnection(String last) {
        try (GdbPackets closing = gdb) {
            gdb = null;
            if (closing != null && !last.isEmpty()) {
                closing.write(last);
            }
        } catch (IOException _) {
            // It is gone already.
        }
    }

    /** Tells GDB that the boot has ended. */
    @Override
    public void close() throws IOException {
        closeConnection("W00");
        socket.close();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rproclab.bytes.Bytes;
import rproclab.compare.Loaders;
import rproclab.loader.Firmware;
import rproclab.loader.Loader;
import rproclab.machine.peripheral.Chips;
import rproclab.target.Target;
import rproclab.target.Targets;

/** A core under a debugger that speaks GDB's remote serial protocol. */
@Timeout(60)
class GdbServerTest {
    private static final long BUDGET = 200_000_000;
    private static final Plan PLAN = Plan.output(BUDGET)
            .expecting(new Expectation.Console(Expectation.pattern("agree"), "agree"));
    /** {@code Reset_Handler} and {@code print} of the fixture. */
    private static final int RESET = 0x302;
    private static final int PRINT = 0x354;

    @Test
    void resetIsWhereTheVectorTableSays() throws Exception {
        try (Session session = new Session()) {
            String registers = session.ask("g");

            assertThat(session.ask("?")).isEqualTo("S05");
            assertThat(registers).hasSize(17 * 8);
            assertThat(word(registers, 15)).isEqualTo(RESET);
            assertThat(word(registers, 13)).isEqualTo(0x2000_1c20);
            assertThat(session.ask("p10")).isEqualTo(registers.substring(16 * 8));
            assertThat(session.ask("m0,8")).isEqualTo("201c002003030000");
            assertThat(session.ask("mf0000000,4")).isEqualTo("E01");
            assertThat(session.ask("qXfer:features:read:target.xml:0,fff"))
                    .startsWith("l<?xml version=\"1.0\"?>").contains("org.gnu.gdb.arm.m-profile");
            assertThat(session.ask("qUnknown")).isEmpty();
            assertThat(session.ask("m0")).isEqualTo("E01");
        }
    }

    @Test
    void aBreakpointStopsBeforeItsInstruction() throws Exception {
        try (Session session = new Session()) {
            String code = session.ask("m354,2");
            session.ask("Z0,354,2");
            String hidden = session.ask("m354,2");

            String stop = session.ask("c");

            assertThat(stop).isEqualTo("S05");
            assertThat(word(session.ask("g"), 15)).isEqualTo(PRINT);
            assertThat(hidden).isEqualTo(code);
            assertThat(session.ask("z0,354,2")).isEqualTo("OK");
            assertThat(session.ask("s")).isEqualTo("S05");
            assertThat(word(session.ask("g"), 15)).isEqualTo(PRINT + 2);
        }
    }

    @Test
    void registersAndMemoryCanBeWritten() throws Exception {
        try (Session session = new Session()) {
            assertThat(session.ask("P3=78563412")).isEqualTo("OK");
            assertThat(session.ask("P10=00000000")).isEqualTo("E01");
            assertThat(session.ask("M20000000,4:01020304")).isEqualTo("OK");
            assertThat(session.ask("M1fffffff,2:0102")).isEqualTo("E01");

            assertThat(word(session.ask("g"), 3)).isEqualTo(0x1234_5678);
            assertThat(session.ask("m20000000,4")).isEqualTo("01020304");
        }
    }

    @Test
    void aBootThatWasDebuggedEndsAsWithout() throws Exception {
        BootResult undisturbed = Boot.run(subject(), Chips.of("imx8mp-m7").orElseThrow(), PLAN);
        BootResult result;
        try (Session session = new Session()) {
            session.ask("Z0,354,2");
            session.ask("c");
            session.ask("z0,354,2");
            for (int i = 0; i < 50; i++) {
                session.ask("s");
            }

            assertThat(session.ask("D")).isEqualTo("OK");
            result = session.result();
        }

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.console()).isEqualTo(undisturbed.console());
        assertThat(result.instructions()).isEqualTo(undisturbed.instructions());
    }

    @Test
    void aCoreThatRunsIsInterrupted() throws Exception {
        try (Session session = new Session()) {
            session.send("c");
            session.interrupt();

            assertThat(session.receive()).isEqualTo("S02");
            assertThat(session.ask("k")).isEqualTo("OK");
            assertThat(session.result().outcome()).isEqualTo(Outcome.HUNG);
        }
    }

    @Test
    void aDebuggerThatGoesAwayLeavesTheCoreToItself() throws Exception {
        try (Session session = new Session()) {
            session.ask("Z0,354,2");
            session.hangUp();

            assertThat(session.result().outcome()).isEqualTo(Outcome.PASSED);
        }
    }

    private static int word(String registers, int number) {
        return Integer.reverseBytes(Integer.parseUnsignedInt(registers.substring(8 * number, 8 * number + 8), 16));
    }

    private static Subject subject() {
        Target target = Targets.find("imx8mp-m7").orElseThrow();
        Loader loader = Loaders.of(target).named(List.of("linux-7.3")).loaders().getFirst();
        try {
            Firmware firmware = new Firmware("imx8mp-switcher.elf",
                    Bytes.map(Path.of("fixtures/firmware/imx8mp-switcher.elf")));
            return Subject.of(firmware, target, "linux-7.3", loader.load(firmware));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A boot in another thread, and GDB's side of the connection to it. */
    private static final class Session implements AutoCloseable {
        private final GdbServer server;
        private final CompletableFuture<BootResult> boot;
        private final Socket socket;
        private final InputStream in;

        Session() throws IOException {
            server = GdbServer.open(0);
            boot = CompletableFuture.supplyAsync(
                    () -> Boot.run(subject(), Chips.of("imx8mp-m7").orElseThrow(), PLAN.debugged(server)));
            socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            in = socket.getInputStream();
        }

        String ask(String packet) throws IOException {
            send(packet);
            return receive();
        }

        void send(String packet) throws IOException {
            int sum = packet.chars().sum() & 0xff;
            socket.getOutputStream().write("$%s#%02x".formatted(packet, sum).getBytes(StandardCharsets.ISO_8859_1));
            assertThat(in.read()).isEqualTo('+');
        }

        String receive() throws IOException {
            assertThat(in.read()).isEqualTo('$');
            StringBuilder text = new StringBuilder();
            for (int c = in.read(); c != '#'; c = in.read()) {
                text.append((char) c);
            }
            String sum = "" + (char) in.read() + (char) in.read();
            assertThat(sum).isEqualTo("%02x".formatted(text.chars().sum() & 0xff));
            socket.getOutputStream().write('+');
            return text.toString();
        }

        void interrupt() throws IOException {
            socket.getOutputStream().write(3);
        }

        void hangUp() throws IOException {
            socket.close();
        }

        BootResult result() throws Exception {
            return boot.get();
        }

        @Override
        public void close() throws IOException {
            socket.close();
            boot.join();
            server.close();
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Packets of GDB's remote serial protocol on a connection: {@code $text#checksum}, each one acknowledged. */
final class GdbPackets implements Closeable {
    /** Characters of a packet, both ways. */
    static final int MOST = 0x1000;
    private static final int INTERRUPT = 3;

    private final Socket socket;
    private final InputStream in;

    GdbPackets(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Waits for a packet with a right checksum; empty at the end of the connection. */
    Optional<String> read() throws IOException {
        while (true) {
            int c = in.read();
            if (c < 0) {
                return Optional.empty();
            }
            if (c == '$') {
                StringBuilder text = new StringBuilder();
                int sum = body(text);
                boolean right = sum == checksum();
                socket.getOutputStream().write(right ? '+' : '-');
                if (right) {
                    return Optional.of(text.toString());
                }
            }
        }
    }

    private int body(StringBuilder text) throws IOException {
        int sum = 0;
        for (int c = in.read(); c >= 0 && c != '#'; c = in.read()) {
            sum += c;
            if (text.length() < 2 * MOST) {
                text.append((char) c);
            }
        }
        return sum & 0xff;
    }

    private int checksum() throws IOException {
        return Character.digit(in.read(), 16) << 4 | Character.digit(in.read(), 16);
    }

    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int sum = 0;
        for (byte each : bytes) {
            sum += each;
        }
        socket.getOutputStream().write("$%s#%02x".formatted(text, sum & 0xff).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Whether the other side wants the core to stop; waits for nothing. */
    boolean isInterrupted() throws IOException {
        while (in.available() > 0) {
            if (in.read() == INTERRUPT) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

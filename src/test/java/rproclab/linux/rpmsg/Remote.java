// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import rproclab.memory.LiveMemory;

/**
 * The other side of the rings, written from the virtio specification and not from Linux: what an OpenAMP or rpmsg-lite
 * firmware does. It takes what is available in ring 1 and fills buffers of ring 0.
 */
final class Remote {
    /** One split ring, seen by the device. */
    static final class Ring {
        private final LiveMemory memory;
        final long desc;
        final long avail;
        final long used;
        final int num;
        private int seen;
        private int done;

        Ring(LiveMemory memory, long base, int num, int align) {
            this.memory = memory;
            this.num = num;
            desc = base;
            avail = base + 16L * num;
            used = (avail + 4 + 2L * num + 2 + align - 1) / align * align;
        }

        /** The next available descriptor; -1 for none. */
        int next() {
            if (seen == memory.u16(avail + 2)) {
                return -1;
            }
            int head = memory.u16(avail + 4 + 2L * (seen % num));
            seen = seen + 1 & 0xFFFF;
            return head;
        }

        long address(int head) {
            return memory.u64(desc + 16L * head);
        }

        void put(long head, long length) {
            memory.put32(used + 4 + 8L * (done % num), head);
            memory.put32(used + 8 + 8L * (done % num), length);
            done = done + 1 & 0xFFFF;
            memory.put16(used + 2, done);
        }
    }

    static final int ADDRESS = 30;

    private final TestBoard board;
    private final IntConsumer kick;
    private final int firstId;
    final Ring tx;
    final Ring rx;
    /** What to do with a message: the address that it came from, and its payload. */
    BiConsumer<Integer, byte[]> received = (_, _) -> {};
    /** What to do when the first kick comes. */
    Runnable linkUp = () -> {};
    private boolean up;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    final Map<Integer, Integer> kicksTaken = new HashMap<>();

    Remote(TestBoard board, IntConsumer kick, int firstId, long vring0, long vring1, int num, int align) {
        this.board = board;
        this.kick = kick;
        this.firstId = firstId;
        tx = new Ring(board.memory(), vring0, num, align);
        rx = new Ring(board.memory(), vring1, num, align);
    }

    /** The interrupt handler. */
    void interrupt(int id) {
        kicksTaken.merge(id, 1, Integer::sum);
        if (!up) {
            up = true;
            linkUp.run();
        }
        while (!waiting.isEmpty() && transmit(waiting.peek())) {
            waiting.remove();
        }
        if (id == firstId + 1) {
            receive();
        }
    }

    private void receive() {
        int count = 0;
        for (int head = rx.next(); head >= 0; head = rx.next(), count++) {
            long at = rx.address(head);
            byte[] data = new byte[board.memory().u16(at + 12)];
            board.memory().read(at + 16, data);
            int src = (int) board.memory().u32(at);
            rx.put(head, 512);
            received.accept(src, data);
        }
        if (count > 0) {
            kick.accept(firstId + 1);
        }
    }

    void announce(String name, int address) {
        service(name, address, 0);
    }

    void withdraw(String name, int address) {
        service(name, address, 1);
    }

    private void service(String name, int address, int flags) {
        byte[] data = Arrays.copyOf(name.getBytes(StandardCharsets.ISO_8859_1), 40);
        data[32] = (byte) address;
        data[33] = (byte) (address >> 8);
        data[36] = (byte) flags;
        send(address, 53, data);
    }

    void send(int src, int dst, byte[] payload) {
        byte[] message = new byte[16 + payload.length];
        message[0] = (byte) src;
        message[1] = (byte) (src >> 8);
        message[4] = (byte) dst;
        message[5] = (byte) (dst >> 8);
        message[12] = (byte) payload.length;
        message[13] = (byte) (payload.length >> 8);
        System.arraycopy(payload, 0, message, 16, payload.length);
        if (!transmit(message)) {
            waiting.add(message);
        }
    }

    private boolean transmit(byte[] message) {
        int head = tx.next();
        if (head < 0) {
            return false;
        }
        board.memory().write(tx.address(head), message);
        tx.put(head, 512);
        kick.accept(firstId);
        return true;
    }
}

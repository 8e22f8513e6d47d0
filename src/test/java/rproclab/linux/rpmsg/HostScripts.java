// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import rproclab.linux.virtio.Vring;

/** Scripts for {@link PortedHost} and {@link RealHost}: a remote core that behaves, and now and then does not. */
final class HostScripts {
    private static final int OPERATIONS = 40;
    private static final int EVENT_IDX = 1 << 29;
    private static final int BUFFER = 512;
    private static final int HEADER = 16;
    private static final int NAME_SERVICE = 53;

    private final Random random;
    private final List<String> script = new ArrayList<>();
    private final int num;
    private final Vring ring0;
    private final Vring ring1;
    private int used0;
    private int used1;

    private HostScripts(Random random) {
        this.random = random;
        num = pick(1, 2, 4, 8, 8, 8, 256);
        int align = pick(4, 16, 4096);
        ring0 = new Vring(0, num, align);
        ring1 = new Vring(PortedHost.RING1, num, align);
    }

    /** Script {@code index} of the row that {@code seed} begins. */
    static List<String> script(long seed, long index) {
        HostScripts made = new HostScripts(new Random(seed * 1_000_003 + index));
        return index % 2 == 0 ? made.ofARing() : made.ofABus();
    }

    private List<String> ofARing() {
        add("new %d %d %d", num, ring0.align(), pick(0, 0, EVENT_IDX));
        for (int i = 0; i < OPERATIONS; i++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> add("in %d %d", buffer(), pick(0, 16, 512));
                case 3 -> add("out %d %d", buffer(), pick(0, 16, 512));
                case 4 -> add(pick("kick", "prepare"));
                case 5 -> add(pick("disable", "enable"));
                case 6, 7 -> use(ring0, used0++, id(), length());
                case 8, 9 -> add("get");
                case 10 -> add("irq");
                default -> misbehave(ring0);
            }
        }
        return script;
    }

    private List<String> ofABus() {
        add("probe %d %d %d", num, ring0.align(), pick(1, 1, 1, 0, 1 | EVENT_IDX));
        announce("sample", 30, 0, 40);
        for (int i = 0; i < OPERATIONS; i++) {
            switch (random.nextInt(10)) {
                case 0, 1 ->
                    announce(name(), pick(30, 31, -1, random.nextInt()), pick(0, 0, 1, 2), pick(40, 40, 40, 39, 41, 0));
                case 2, 3, 4 -> deliver(30, pick(1024, 1025, 1026, NAME_SERVICE, -1, random.nextInt()),
                        new byte[pick(0, 5, 496)]);
                case 5, 6 -> add("send %d %d %d", random.nextInt(3), pick(0, 5, 496, 497), random.nextInt(256));
                case 7 -> {
                    use(ring1, used1, random.nextInt(10) == 0 ? id() : used1 % num, pick(512, 0));
                    used1++;
                    add("tx");
                }
                case 8 -> add(pick("rx", "tx"));
                default -> misbehave(random.nextBoolean() ? ring0 : ring1);
            }
        }
        return script;
    }

    private void announce(String name, int address, int flags, int size) {
        byte[] message = new byte[size];
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, message, 0, Math.min(bytes.length, Math.min(32, size)));
        if (size >= 40) {
            ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(32, address).putInt(36, flags);
        }
        deliver(address, NAME_SERVICE, message);
    }

    /** The buffer of descriptor n is the n-th as long as nobody misbehaves. */
    private void deliver(int src, int dst, byte[] payload) {
        int id = used0 % num;
        int at = PortedHost.BUFFERS + BUFFER * id;
        ByteBuffer message = ByteBuffer.allocate((HEADER + payload.length + 7) / 8 * 8).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(0, src).putInt(4, dst).putShort(12, (short) (rarely() ? length() : payload.length));
        message.put(HEADER, payload);
        for (int i = 0; i < message.capacity(); i += 8) {
            if (i < HEADER + 48 || message.getLong(i) != 0) {
                add("put64 %d %d", at + i, message.getLong(i));
            }
        }
        use(ring0, used0++, rarely() ? id() : id, rarely() ? length() : 512);
        add("rx");
    }

    private void use(Vring ring, int index, long id, long length) {
        add("put32 %d %d", ring.used(index % num), id);
        add("put32 %d %d", ring.used(index % num) + 4, length);
        add("put16 %d %d", ring.usedIdx(), index + 1 & 0xFFFF);
    }

    private void misbehave(Vring ring) {
        int i = random.nextInt(num);
        switch (random.nextInt(8)) {
            case 0 -> add("put16 %d %d", ring.usedIdx(), pick(used0 + 2, used0 - 1, random.nextInt(0x1_0000)) & 0xFFFF);
            case 1 -> add("put16 %d %d", ring.desc(i) + 12, random.nextInt(4));
            case 2 -> add("put16 %d %d", ring.desc(i) + 14, pick(random.nextInt(num), num, 0xFFFF));
            case 3 -> add("put64 %d %d", ring.desc(i), random.nextLong());
            case 4 -> add("put16 %d %d", ring.usedFlags(), pick(0, 1));
            case 5 -> add("put16 %d %d", ring.availEvent(), pick(random.nextInt(num), random.nextInt(0x1_0000)));
            case 6 -> add("put16 %d %d", ring.availIdx(), random.nextInt(0x1_0000));
            default -> add("put16 %d %d", ring.usedFlags(), random.nextInt(0x1_0000));
        }
    }

    private boolean rarely() {
        return random.nextInt(15) == 0;
    }

    private long id() {
        return rarely() ? pick(num, -1, random.nextInt()) & 0xFFFF_FFFFL : random.nextInt(num);
    }

    private int length() {
        return pick(0, 15, 16, 17, 496, 497, 512, 513, 0xFFFF, -1, random.nextInt(1024));
    }

    private int buffer() {
        return PortedHost.BUFFERS + BUFFER * random.nextInt(num);
    }

    private String name() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> "sample";
            case 2 -> "sample-2";
            case 3 -> "other";
            case 4 -> "a/b";
            case 5 -> "0123456789abcdef".repeat(2);
            default -> "\u0001\u00ff%s";
        };
    }

    private int pick(int... of) {
        return of[random.nextInt(of.length)];
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private void add(String format, Object... arguments) {
        script.add(format.formatted(arguments));
    }
}

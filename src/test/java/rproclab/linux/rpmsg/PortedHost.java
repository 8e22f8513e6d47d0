// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import rproclab.bytes.OutsideAccess;
import rproclab.linux.virtio.KernelBug;
import rproclab.linux.virtio.VirtioDevice;
import rproclab.linux.virtio.VirtioRelease;
import rproclab.linux.virtio.VirtioTransport;
import rproclab.linux.virtio.Violation;
import rproclab.linux.virtio.Virtqueue;
import rproclab.linux.virtio.Vring;
import rproclab.loader.LogLine;
import rproclab.memory.ArrayMemory;
import rproclab.memory.LiveMemory;
import rproclab.memory.Mapping;

/** What a script does to the ports: the transcript that {@code kernel-ref/virtio/host.c} describes. */
final class PortedHost implements Board, VirtioTransport {
    static final int RING1 = 0x1_0000;
    static final int BUFFERS = 0x2_0000;
    private static final int RING = 0x3000;
    private static final int FNV = 0x811C9DC5;
    private static final int ARENA_SIZE = 1 << 20;
    private static final long ARENA = 0x1000_0000L;
    private static final int CHANNELS = 64;

    private final ArrayMemory memory = new ArrayMemory(new Mapping("arena", ARENA, ARENA_SIZE));
    private final VirtioRelease release;
    private final Kernel kernel;
    private final List<String> transcript = new ArrayList<>();
    private final List<Virtqueue> vqs = new ArrayList<>();
    private final RpmsgDevice[] channels = new RpmsgDevice[CHANNELS];
    private int announced;
    private int printed;
    /** How long the transcript was when the last line of the log was put into it. */
    private int whole;
    private int status;
    private long offered;
    private int num;
    private long align;
    private boolean silent;

    PortedHost(String loader) {
        release = VirtioRelease.named(loader);
        kernel = new Kernel(this, release);
    }

    /** Runs a script to its end, or to the last line that the finite log of the port has room for. */
    List<String> run(List<String> script) {
        for (String line : script) {
            try {
                operation(line.split(" "));
                flush();
                if (kernel.log().lost() > 0) {
                    return transcript.subList(0, whole);
                }
                say("# %08x", hash(hash(FNV, ARENA, RING), ARENA + RING1, RING));
            } catch (OutsideAccess outside) {
                die("outside");
                break;
            } catch (KernelBug bug) {
                die(bug.kind() == Violation.Kind.CHAIN_WITHOUT_END ? "hang" : "bug virtio_device_ready");
                break;
            }
        }
        say("end %08x", hash(FNV, ARENA, ARENA_SIZE));
        return transcript;
    }

    private void die(String how) {
        flush();
        say(how);
        say("dead");
    }

    private void operation(String[] words) {
        long a = words.length > 1 ? Long.decode(words[1]) : 0;
        long b = words.length > 2 ? Long.decode(words[2]) : 0;
        long c = words.length > 3 ? Long.decode(words[3]) : 0;
        switch (words[0]) {
            case "new" -> alone(a, b, c);
            case "probe" -> probe(a, b, c);
            case "in" -> say("ret %d", vqs.getFirst().addInbuf(ARENA + a, (int) b));
            case "out" -> say("ret %d", vqs.getFirst().addOutbuf(ARENA + a, (int) b));
            case "get" ->
                say(vqs.getFirst().getBuf().map(used -> "buf 0x%x %d".formatted(used.sa() - ARENA, used.len()))
                        .orElse("NULL"));
            case "kick" -> vqs.getFirst().kick();
            case "prepare" -> say("ret %d", vqs.getFirst().kickPrepare() ? 1 : 0);
            case "disable" -> vqs.getFirst().disableCb();
            case "enable" -> vqs.getFirst().enableCb();
            case "irq", "rx" -> vqs.getFirst().interrupt();
            case "tx" -> vqs.get(1).interrupt();
            case "send" -> send((int) a % CHANNELS, (int) b, (byte) c);
            case "put8" -> memory.put8(ARENA + a, (int) b);
            case "put16" -> memory.put16(ARENA + a, (int) b);
            case "put32" -> memory.put32(ARENA + a, b);
            case "put64" -> memory.put64(ARENA + a, b);
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void start(long wantedNum, long wantedAlign, long features) {
        num = (int) wantedNum;
        align = wantedAlign;
        offered = features;
    }

    private void alone(long wantedNum, long wantedAlign, long features) {
        start(wantedNum, wantedAlign, features);
        VirtioDevice device = device();
        silent = true;
        device.probe(new Nothing(), () -> {});
        silent = false;
        memory.zero(ARENA, Vring.size(num, align));
        device.newVirtqueue("input", ARENA, num, align, () -> say("callback")).ifPresent(vqs::add);
        say(vqs.isEmpty() ? "NULL" : "ok");
    }

    private void probe(long wantedNum, long wantedAlign, long features) {
        start(wantedNum, wantedAlign, features);
        VirtioDevice device = device();
        device.register();
        device.probe(new VirtioRpmsgBus(kernel, List.of(new Sample()), () -> {}), () -> {});
    }

    private VirtioDevice device() {
        return new VirtioDevice("virtio0", release, this, memory, kernel.log(), kernel.violations());
    }

    private void send(int channel, int length, byte each) {
        if (channels[channel] == null) {
            say("ret 0");
            return;
        }
        byte[] data = new byte[length];
        Arrays.fill(data, each);
        channels[channel].trysend(data, ret -> say("ret %d", ret));
    }

    /** What was printed comes before what happens next. */
    private void flush() {
        List<LogLine> lines = kernel.log().lines();
        for (; printed < lines.size(); printed++) {
            LogLine line = lines.get(printed);
            String level = switch (line.level()) {
                case ERROR -> "err";
                case WARNING -> "warn";
                default -> "info";
            };
            transcript.add(level + "\t" + line.text());
            whole = transcript.size();
        }
    }

    private void say(String format, Object... arguments) {
        flush();
        transcript.add(format.formatted(arguments));
    }

    private int hash(int h, long sa, int size) {
        byte[] bytes = new byte[size];
        memory.read(sa, bytes);
        return hash(h, bytes);
    }

    private static int hash(int before, byte[] bytes) {
        int h = before;
        for (byte each : bytes) {
            h = (h ^ each & 0xFF) * 16777619;
        }
        return h;
    }

    /** The driver that tells. */
    private final class Sample implements RpmsgDriver {
        @Override
        public String name() {
            return "sample";
        }

        @Override
        public Set<String> ids() {
            return Set.of("sample", "sample-2");
        }

        @Override
        public Bound bind(RpmsgDevice device) {
            return new Bound() {
                @Override
                public void probe(IntConsumer then) {
                    say("probe %s src 0x%x dst 0x%x", device.name(), device.src(), device.dst());
                    channels[announced++ % CHANNELS] = device;
                    then.accept(0);
                }

                @Override
                public void callback(byte[] data, int src, Runnable then) {
                    say("message %d bytes from 0x%x for 0x%x: %08x", data.length, src, device.src(),
                            hash(FNV, data));
                    then.run();
                }

                @Override
                public void remove() {
                    say("remove %s", device.name());
                    for (int i = 0; i < CHANNELS; i++) {
                        channels[i] = channels[i] == device ? null : channels[i];
                    }
                }
            };
        }
    }

    private static final class Nothing implements VirtioDevice.Driver {
        @Override
        public String name() {
            return "virtio";
        }

        @Override
        public long features() {
            return 0;
        }

        @Override
        public int probe(VirtioDevice vdev, Runnable then) {
            return 0;
        }
    }

    @Override
    public LiveMemory memory() {
        return memory;
    }

    @Override
    public long now() {
        return 0;
    }

    @Override
    public void at(long time, Runnable event) {}

    @Override
    public void kick(int notifyid) {}

    @Override
    public boolean taken(int notifyid) {
        return true;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int value) {
        status = value;
        if (!silent) {
            say("status %d", value);
        }
    }

    @Override
    public void reset() {
        setStatus(0);
    }

    @Override
    public long getFeatures() {
        return offered;
    }

    @Override
    public void finalizeFeatures(long features) {
        if (!silent) {
            say("features 0x%x", features);
        }
    }

    @Override
    public int findVqs(VirtioDevice vdev, List<Runnable> callbacks, List<Virtqueue> found) {
        List<String> names = List.of("input", "output");
        for (int i = 0; i < names.size(); i++) {
            long sa = ARENA + (long) i * RING1;
            memory.zero(sa, Vring.size(num, align));
            vqs.add(vdev.newVirtqueue(names.get(i), sa, num, align, callbacks.get(i)).orElseThrow());
        }
        found.addAll(vqs);
        return 0;
    }

    @Override
    public void notifyRemote(Virtqueue vq, Consumer<Boolean> then) {
        say("notify %s", vqs.isEmpty() || vq == vqs.getFirst() ? "input" : "output");
        then.accept(true);
    }

    @Override
    public OptionalLong allocCoherent(long size) {
        return OptionalLong.of(ARENA + BUFFERS);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.LogLine;
import rproclab.memory.ArrayMemory;
import rproclab.memory.Mapping;

/** One ring of eight descriptors, whose other side misbehaves by hand. */
class VirtqueueTest {
    private static final long RING = 0x1000;
    private static final long BUFFER = 0x8000;

    private final ArrayMemory memory = new ArrayMemory(new Mapping("ring", RING, 0x2000),
            new Mapping("buffers", BUFFER, 0x2000));
    private final KernelLog log = new KernelLog();
    private final Violations violations = new Violations();
    private final List<String> notified = new ArrayList<>();
    private boolean notifies = true;
    private int callbacks;

    @Test
    void bufferComesBackWithTheLengthThatTheCoreTold() {
        Virtqueue vq = filled("linux-6.12");

        use(0, 3, 77);

        assertThat(vq.getBuf()).contains(new Virtqueue.Used(BUFFER + 3 * 512, 77));
        assertThat(vq.getBuf()).isEmpty();
        assertThat(violations.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, true", "8, false", "4294967295, false"})
    void idMustBeBelowTheNumberOfDescriptors(long id, boolean accepted) {
        Virtqueue vq = filled("linux-6.12");

        use(0, id, 512);

        assertThat(vq.getBuf().isPresent()).isEqualTo(accepted);
        assertThat(vq.broken()).isEqualTo(!accepted);
        String text = "input:id %d out of range".formatted(id);
        assertThat(lines()).isEqualTo(accepted ? List.of() : List.of("virtio virtio0: " + text));
        assertThat(violations.list()).isEqualTo(accepted
                ? List.of()
                : List.of(new Violation(Violation.Kind.ID_OUT_OF_RANGE, "virtio0 input", text)));
    }

    @Test
    void bufferThatTheCoreDoesNotHaveIsNotAHead() {
        Virtqueue vq = filled("linux-6.12");
        use(0, 3, 512);
        use(1, 3, 512);

        assertThat(vq.getBuf()).isPresent();
        assertThat(vq.getBuf()).isEmpty();

        assertThat(lines()).containsExactly("virtio virtio0: input:id 3 is not a head!");
        assertThat(violations.list()).containsExactly(
                new Violation(Violation.Kind.ID_NOT_OUTSTANDING, "virtio0 input", "input:id 3 is not a head!"));
    }

    @Test
    void brokenRingIsLeftAlone() {
        Virtqueue vq = filled("linux-6.12");
        use(0, 8, 512);
        vq.getBuf();
        notified.clear();

        vq.kick();
        vq.interrupt();

        assertThat(vq.addInbuf(BUFFER, 512)).isEqualTo(-5);
        assertThat(vq.getBuf()).isEmpty();
        assertThat(notified).isEmpty();
        assertThat(callbacks).isZero();
    }

    @Test
    void fullRingHasNoSpace() {
        Virtqueue vq = filled("linux-6.12");
        notified.clear();

        assertThat(vq.addInbuf(BUFFER, 512)).isEqualTo(-28);
        assertThat(notified).as("a kick for more to be freed").isEmpty();
        assertThat(vq.addOutbuf(BUFFER, 512)).isEqualTo(-28);
        assertThat(notified).hasSize(1);
    }

    @Test
    void buffersAreReusedInTheOrderOfTheFreeList() {
        Virtqueue vq = filled("linux-6.12");
        use(0, 5, 512);
        use(1, 2, 512);
        vq.getBuf();
        vq.getBuf();

        vq.addInbuf(BUFFER, 512);
        vq.addInbuf(BUFFER, 512);

        assertThat(memory.u16(vq.vring().avail(0))).as("the ninth, behind the last").isEqualTo(2);
        assertThat(memory.u16(vq.vring().avail(1))).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0"})
    void coreMayDoWithoutKicks(int flags, int kicks) {
        Virtqueue vq = filled("linux-6.12");
        memory.put16(vq.vring().usedFlags(), flags);
        notified.clear();

        vq.kick();

        assertThat(notified).hasSize(kicks);
    }

    @Test
    void withEventIndexTheCoreSaysWhenItWantsTheNextKick() {
        Virtqueue vq = filled("linux-6.12", 0x2000_0000L);
        memory.put16(vq.vring().availEvent(), 7);
        notified.clear();

        vq.kick();
        vq.kick();

        assertThat(notified).hasSize(1);
        use(0, 0, 512);
        vq.getBuf();
        assertThat(memory.u16(vq.vring().usedEvent())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"linux-5.10, 5", "linux-5.15.148, 0", "linux-7.3, 0"})
    void disabledCallbacksClearTheEventIndexSince514(String release, int left) {
        Virtqueue vq = filled(release, 0x2000_0000L);
        memory.put16(vq.vring().usedEvent(), 5);

        vq.disableCb();

        assertThat(memory.u16(vq.vring().usedEvent())).isEqualTo(left);
        assertThat(memory.u16(vq.vring().availFlags())).isZero();
    }

    @Test
    void interruptWithoutUsedBufferIsIgnored() {
        Virtqueue vq = filled("linux-6.12");

        vq.interrupt();
        assertThat(callbacks).isZero();
        use(0, 0, 512);
        vq.interrupt();

        assertThat(callbacks).isEqualTo(1);
    }

    @Test
    void failedNotifyBreaksTheRing() {
        Virtqueue vq = filled("linux-6.12");
        notifies = false;

        vq.notifyRemote(() -> callbacks++);

        assertThat(vq.broken()).isTrue();
        assertThat(callbacks).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"8, false", "9, true"})
    void usedIndexMayNotPassTheBuffersThatTheCoreHas(int index, boolean violation) {
        Virtqueue vq = filled("linux-6.12");
        use(0, 0, 512);
        memory.put16(vq.vring().usedIdx(), index);

        assertThat(vq.getBuf()).isPresent();

        assertThat(violations.list()).isEqualTo(violation
                ? List.of(new Violation(Violation.Kind.USED_INDEX_AHEAD, "virtio0 input",
                        "used idx 9 behind 0 of Linux, but the core has 8 buffers"))
                : List.of());
    }

    @Test
    void changedDescriptorIsSeenButLinuxUsesItsOwn() {
        Virtqueue vq = filled("linux-6.12");
        memory.put64(vq.vring().desc(2), 0xDEAD_BEEFL);
        use(0, 2, 512);

        assertThat(vq.getBuf()).contains(new Virtqueue.Used(BUFFER + 2 * 512, 512));

        assertThat(violations.list()).containsExactly(new Violation(Violation.Kind.DESCRIPTOR_CHANGED, "virtio0 input",
                "desc 2 is addr 0xdeadbeef len 0x200 flags 0x2, Linux wrote addr 0x8400 len 0x200 flags 0x2"));
    }

    @Test
    void changedAvailableIndexIsSeen() {
        Virtqueue vq = filled("linux-6.12");
        memory.put16(vq.vring().availIdx(), 1);
        use(0, 2, 512);

        assertThat(vq.getBuf()).isPresent();

        assertThat(violations.list()).containsExactly(new Violation(Violation.Kind.AVAILABLE_INDEX_CHANGED,
                "virtio0 input", "avail idx 1, Linux wrote 8"));
    }

    /** From 5.14 on Linux follows its own list, but looks at the flags in the ring. */
    @Test
    void chainThroughEveryDescriptorHasNoEnd() {
        Virtqueue vq = filled("linux-6.12");
        for (int i = 0; i < 8; i++) {
            memory.put16(vq.vring().desc(i) + 12, 3);
        }
        use(0, 2, 512);

        assertThatThrownBy(vq::getBuf).isInstanceOf(KernelBug.class)
                .hasMessage("detach_buf_split() follows the descriptors behind 2 for ever");
    }

    @Test
    void chainThatEndsFreesMoreThanThereIs() {
        Virtqueue vq = filled("linux-6.12");
        memory.put16(vq.vring().desc(2) + 12, 3);
        use(0, 2, 512);

        assertThat(vq.getBuf()).isPresent();

        assertThat(vq.addInbuf(BUFFER, 512)).isZero();
        assertThat(vq.addInbuf(BUFFER, 512)).isZero();
        assertThat(vq.addInbuf(BUFFER, 512)).isEqualTo(-28);
    }

    /** In 5.10 the free list is in the ring: the next head is what the core wrote there. */
    @Test
    void coreCanLeadAn510OutOfItsTables() {
        Virtqueue vq = queue("linux-5.10", 0);
        vq.addInbuf(BUFFER, 512);
        memory.put16(vq.vring().desc(1) + 14, 8);
        vq.addInbuf(BUFFER, 512);

        assertThatThrownBy(() -> vq.addInbuf(BUFFER, 512)).isInstanceOf(OutsideAccess.class)
                .hasMessage("WRITE of 0x10 bytes at offset 0x80 of desc_state in virtqueue_add_split");
    }

    @Test
    void kernelHasNoMemoryForMoreThan262144Descriptors() {
        assertThat(device("linux-6.12", 0).newVirtqueue("input", RING, 262_145, 4096, () -> {})).isEmpty();
    }

    private Virtqueue filled(String release) {
        return filled(release, 0);
    }

    private Virtqueue filled(String release, long features) {
        Virtqueue vq = queue(release, features);
        for (int i = 0; i < 8; i++) {
            assertThat(vq.addInbuf(BUFFER + i * 512, 512)).isZero();
        }
        return vq;
    }

    private Virtqueue queue(String release, long features) {
        return device(release, features).newVirtqueue("input", RING, 8, 4096, () -> callbacks++).orElseThrow();
    }

    /** The core's side: entry {@code index} of the used ring. */
    private void use(int index, long id, long length) {
        Vring vring = new Vring(RING, 8, 4096);
        memory.put32(vring.used(index), id);
        memory.put32(vring.used(index) + 4, length);
        memory.put16(vring.usedIdx(), index + 1);
    }

    private List<String> lines() {
        return log.lines().stream().map(LogLine::text).toList();
    }

    private VirtioDevice device(String release, long features) {
        VirtioDevice device = new VirtioDevice("virtio0", VirtioRelease.named(release), new Transport(features), memory,
                log, violations);
        device.probe(new NoDriver(), () -> {});
        return device;
    }

    private static final class NoDriver implements VirtioDevice.Driver {
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

    private final class Transport implements VirtioTransport {
        private final long features;

        Transport(long features) {
            this.features = features;
        }

        @Override
        public int getStatus() {
            return 0;
        }

        @Override
        public void setStatus(int status) {}

        @Override
        public void reset() {}

        @Override
        public long getFeatures() {
            return features;
        }

        @Override
        public void finalizeFeatures(long agreed) {}

        @Override
        public int findVqs(VirtioDevice vdev, List<Runnable> wanted, List<Virtqueue> found) {
            return 0;
        }

        @Override
        public void notifyRemote(Virtqueue vq, Consumer<Boolean> then) {
            notified.add("kick");
            then.accept(notifies);
        }

        @Override
        public OptionalLong allocCoherent(long size) {
            return OptionalLong.empty();
        }
    }
}

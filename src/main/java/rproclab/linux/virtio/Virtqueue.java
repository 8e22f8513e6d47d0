// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

import static rproclab.linux.virtio.Vring.DESC_FLAGS;
import static rproclab.linux.virtio.Vring.DESC_LEN;
import static rproclab.linux.virtio.Vring.DESC_NEXT;
import static rproclab.linux.virtio.Vring.F_NEXT;
import static rproclab.linux.virtio.Vring.F_WRITE;

import java.util.Arrays;
import java.util.Optional;
import rproclab.bytes.Access;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Errno;
import rproclab.memory.LiveMemory;

/**
 * Port of the split ring of {@code drivers/virtio/virtio_ring.c}, for buffers of one descriptor, which are all that
 * {@code virtio_rpmsg_bus} has; indirect descriptors are never used for them.
 *
 * <p>
 * {@code CONFIG_VIRTIO_HARDEN_NOTIFICATION} is off. What Linux does not look at is compared all the same and taken down
 * as a {@link Violation}, without changing what Linux does.
 */
public final class Virtqueue {
    /** {@code KMALLOC_MAX_SIZE} with pages of 4 KiB. */
    private static final long KMALLOC_MAX_SIZE = 0x40_0000;
    /** {@code sizeof(struct vring_desc_state_split)}, and of {@code struct vring_desc_extra}, in a 64-bit kernel. */
    private static final long STATE_SIZE = 16;
    private static final int AVAIL_F_NO_INTERRUPT = 1;
    private static final int USED_F_NO_NOTIFY = 1;
    private static final int F_EVENT_IDX = 1 << 29;
    private static final int U16 = 0xFFFF;
    /** {@code desc_state[i].data == NULL}. */
    private static final long NULL = -1;

    /** A buffer that the remote core has done with: where it is, and the length that the core told, u32. */
    public record Used(long sa, long len) {}

    private final VirtioDevice vdev;
    private final String name;
    private final Vring vring;
    private final Runnable callback;
    private final LiveMemory memory;
    private final boolean freeListInRing;
    private final boolean event;
    /** {@code desc_state[].data}: the buffer's address. */
    private final long[] data;
    /** {@code desc_extra[]}; up to 5.10 only for {@link #checkDescriptor}. */
    private final int[] next;
    private final int[] len;
    private final int[] flags;

    private int numFree;
    private int freeHead;
    private int lastUsedIdx;
    private int availIdxShadow;
    private int availFlagsShadow;
    private int numAdded;
    private boolean eventTriggered;
    private boolean broken;

    private Virtqueue(VirtioDevice vdev, String name, Vring vring, Runnable callback) {
        this.vdev = vdev;
        this.name = name;
        this.vring = vring;
        this.callback = callback;
        memory = vdev.memory();
        freeListInRing = vdev.release().has(Feature.FREE_LIST_IN_RING);
        event = (vdev.features() & F_EVENT_IDX) != 0;
        data = new long[vring.num()];
        Arrays.fill(data, NULL);
        next = new int[vring.num()];
        len = new int[vring.num()];
        flags = new int[vring.num()];
        numFree = vring.num();
        for (int i = 0; i < vring.num() - 1; i++) {
            setNext(i, i + 1);
        }
    }

    /**
     * {@code vring_new_virtqueue()}; empty where the kernel has no memory for its state.
     *
     * @param name {@code input} or {@code output}
     * @param sa where the ring is
     * @param num descriptors, u32
     * @param align u32
     * @param callback what to do when the core has used a buffer
     */
    static Optional<Virtqueue> create(VirtioDevice vdev, String name, long sa, long num, long align,
            Runnable callback) {
        if (num * STATE_SIZE > KMALLOC_MAX_SIZE) {
            return Optional.empty();
        }
        return Optional.of(new Virtqueue(vdev, name, new Vring(sa, (int) num, align), callback));
    }

    /** The ring. */
    public Vring vring() {
        return vring;
    }

    /** Whether Linux has stopped using it. */
    public boolean broken() {
        return broken;
    }

    /** {@code virtqueue_add_outbuf()}: gives the core a buffer to read. Returns 0 or a negative errno. */
    public int addOutbuf(long sa, int length) {
        return add(sa, length, 0);
    }

    /** {@code virtqueue_add_inbuf()}: gives the core a buffer to write. Returns 0 or a negative errno. */
    public int addInbuf(long sa, int length) {
        return add(sa, length, F_WRITE);
    }

    /** {@code virtqueue_add_split()} of one descriptor. */
    private int add(long sa, int length, int flag) {
        if (broken) {
            return Errno.EIO.value();
        }
        int head = freeHead;
        if (numFree < 1) {
            if (flag == 0) {
                vdev.transport().notifyRemote(this, _ -> {});
            }
            return Errno.ENOSPC.value();
        }
        long desc = vring.desc(head);
        int following = next(head);
        memory.put16(desc + DESC_FLAGS, flag);
        memory.put64(desc, sa);
        memory.put32(desc + DESC_LEN, length);
        if (!freeListInRing) {
            memory.put16(desc + DESC_NEXT, following);
        }
        numFree--;
        freeHead = following;
        remember(head, sa, length, flag);
        memory.put16(vring.avail(availIdxShadow & vring.num() - 1), head);
        availIdxShadow = availIdxShadow + 1 & U16;
        memory.put16(vring.availIdx(), availIdxShadow);
        numAdded++;
        if (numAdded == U16) {
            kick();
        }
        return 0;
    }

    /** The stores to {@code desc_state[head]}: with a free list in the ring, the core chooses what {@code head} is. */
    private void remember(int head, long sa, int length, int flag) {
        if (head >= data.length) {
            throw new OutsideAccess(Access.WRITE, "desc_state", STATE_SIZE * head, STATE_SIZE)
                    .in("virtqueue_add_split");
        }
        data[head] = sa;
        len[head] = length;
        flags[head] = flag;
    }

    private int next(int i) {
        return freeListInRing ? memory.u16(vring.desc(i) + DESC_NEXT) : next[i];
    }

    private void setNext(int i, int following) {
        if (freeListInRing) {
            memory.put16(vring.desc(i) + DESC_NEXT, following);
        } else {
            next[i] = following;
        }
    }

    /** {@code virtqueue_kick()}. */
    public void kick() {
        if (kickPrepare()) {
            notifyRemote(() -> {});
        }
    }

    /** {@code virtqueue_kick_prepare_split()}: whether the core wants to be told of what was added. */
    public boolean kickPrepare() {
        int old = availIdxShadow - numAdded & U16;
        numAdded = 0;
        if (event) {
            return needEvent(memory.u16(vring.availEvent()), availIdxShadow, old);
        }
        return (memory.u16(vring.usedFlags()) & USED_F_NO_NOTIFY) == 0;
    }

    /** {@code vring_need_event()}. */
    static boolean needEvent(int eventIdx, int newIdx, int old) {
        return (newIdx - eventIdx - 1 & U16) < (newIdx - old & U16);
    }

    /** {@code virtqueue_notify()}; {@code then} runs when it returns. */
    public void notifyRemote(Runnable then) {
        if (broken) {
            then.run();
        } else {
            vdev.transport().notifyRemote(this, sent -> {
                broken |= !sent;
                then.run();
            });
        }
    }

    /** {@code virtqueue_get_buf()}: the next buffer that the core is done with; empty for NULL. */
    public Optional<Used> getBuf() {
        if (broken || !moreUsed()) {
            return Optional.empty();
        }
        checkIndexes();
        long entry = vring.used(lastUsedIdx & vring.num() - 1);
        long i = memory.u32(entry);
        long length = memory.u32(entry + 4);
        if (i >= vring.num()) {
            return badRing(Violation.Kind.ID_OUT_OF_RANGE, "id %d out of range", i);
        }
        int head = (int) i;
        if (data[head] == NULL) {
            return badRing(Violation.Kind.ID_NOT_OUTSTANDING, "id %d is not a head!", i);
        }
        checkDescriptor(head);
        long sa = data[head];
        detach(head);
        lastUsedIdx = lastUsedIdx + 1 & U16;
        if ((availFlagsShadow & AVAIL_F_NO_INTERRUPT) == 0) {
            memory.put16(vring.usedEvent(), lastUsedIdx);
        }
        return Optional.of(new Used(sa, length));
    }

    /** {@code BAD_RING()} of a kernel without {@code DEBUG}. */
    private Optional<Used> badRing(Violation.Kind kind, String format, long id) {
        String text = name + ":" + format.formatted(id);
        vdev.log().err(vdev.device(), "%s", text);
        vdev.violations().add(kind, where(), "%s", text);
        broken = true;
        return Optional.empty();
    }

    /** {@code detach_buf_split()}. */
    private void detach(int head) {
        data[head] = NULL;
        int i = head;
        // in C the loop ends when the remote core clears the flag again
        for (int steps = 0; (memory.u16(vring.desc(i) + DESC_FLAGS) & F_NEXT) != 0; steps++) {
            if (steps > U16) {
                throw new KernelBug(Violation.Kind.CHAIN_WITHOUT_END,
                        "detach_buf_split() follows the descriptors behind %d for ever".formatted(head));
            }
            i = next(i);
            numFree++;
        }
        setNext(i, freeHead);
        freeHead = head;
        numFree++;
    }

    /** {@code more_used_split()}. */
    private boolean moreUsed() {
        return lastUsedIdx != memory.u16(vring.usedIdx());
    }

    /** {@code virtqueue_disable_cb_split()}. */
    public void disableCb() {
        if ((availFlagsShadow & AVAIL_F_NO_INTERRUPT) != 0) {
            return;
        }
        availFlagsShadow |= AVAIL_F_NO_INTERRUPT;
        if (eventTriggered) {
            return;
        }
        if (!event) {
            memory.put16(vring.availFlags(), availFlagsShadow);
        } else if (!vdev.release().has(Feature.KEEPS_EVENT_INDEX)) {
            memory.put16(vring.usedEvent(), 0);
        }
    }

    /** {@code virtqueue_enable_cb()}, whose result nobody of us reads. */
    public void enableCb() {
        eventTriggered = false;
        if ((availFlagsShadow & AVAIL_F_NO_INTERRUPT) != 0) {
            availFlagsShadow &= ~AVAIL_F_NO_INTERRUPT;
            if (!event) {
                memory.put16(vring.availFlags(), availFlagsShadow);
            }
        }
        memory.put16(vring.usedEvent(), lastUsedIdx);
    }

    /** {@code vring_interrupt()}. */
    public void interrupt() {
        if (!moreUsed() || broken) {
            return;
        }
        if (event) {
            eventTriggered = true;
        }
        callback.run();
    }

    private void checkIndexes() {
        int outstanding = vring.num() - numFree;
        int ahead = memory.u16(vring.usedIdx()) - lastUsedIdx & U16;
        if (ahead > outstanding) {
            vdev.violations().add(Violation.Kind.USED_INDEX_AHEAD, where(),
                    "used idx %d behind %d of Linux, but the core has %d buffers", lastUsedIdx + ahead & U16,
                    lastUsedIdx, outstanding);
        }
        int available = memory.u16(vring.availIdx());
        if (available != availIdxShadow) {
            vdev.violations().add(Violation.Kind.AVAILABLE_INDEX_CHANGED, where(), "avail idx %d, Linux wrote %d",
                    available, availIdxShadow);
        }
    }

    private void checkDescriptor(int i) {
        long desc = vring.desc(i);
        long sa = memory.u64(desc);
        long length = memory.u32(desc + DESC_LEN);
        int flag = memory.u16(desc + DESC_FLAGS);
        if (sa != data[i] || (int) length != len[i] || flag != flags[i]) {
            vdev.violations().add(Violation.Kind.DESCRIPTOR_CHANGED, where(),
                    "desc %d is addr 0x%x len 0x%x flags 0x%x, Linux wrote addr 0x%x len 0x%x flags 0x%x", i, sa,
                    length, flag, data[i], len[i], flags[i]);
        }
    }

    private String where() {
        return vdev.name() + " " + name;
    }
}

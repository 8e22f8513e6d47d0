// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import rproclab.linux.virtio.Violation;
import rproclab.linux.virtio.Virtqueue;

/** The virtqueues of one core by notify id, and the kicks to and from them ({@code rproc->notifyids}). */
final class Vrings {
    private final Kernel kernel;
    private final Mailbox mailbox;
    private final Doorbell doorbell;
    private final Map<Integer, Virtqueue> byId = new TreeMap<>();
    private final Map<Virtqueue, Integer> ids = new HashMap<>();
    private final BitSet named = new BitSet();

    Vrings(Kernel kernel, Mailbox mailbox, Doorbell doorbell) {
        this.kernel = kernel;
        this.mailbox = mailbox;
        this.doorbell = doorbell;
    }

    /** Makes a virtqueue known. */
    void add(int notifyid, Virtqueue vq) {
        byId.put(notifyid, vq);
        ids.put(vq, notifyid);
    }

    /** Kicks the core. */
    void kick(Virtqueue vq, Consumer<Boolean> then) {
        doorbell.send(ids.get(vq), then);
    }

    /** Notes a kick from the core. */
    void named(int notifyid) {
        if (notifyid >= 0 && byId.containsKey(notifyid)) {
            named.set(notifyid);
        } else {
            kernel.violations().add(Violation.Kind.UNKNOWN_VRING, "mailbox", "kick for vring %d", notifyid);
        }
    }

    /** Looks at the vrings that the kicks so far are about. */
    void interrupt() {
        List<Integer> wanted = switch (mailbox.wakes()) {
            case ALL -> List.copyOf(byId.keySet());
            case FIRST_TWO -> byId.keySet().stream().filter(id -> id < 2).toList();
            case NAMED -> named.stream().boxed().toList();
        };
        named.clear();
        wanted.forEach(id -> byId.get(id).interrupt());
    }
}

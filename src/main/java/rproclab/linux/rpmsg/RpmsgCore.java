// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rproclab.linux.virtio.KernelBug;
import rproclab.linux.virtio.Violation;
import rproclab.loader.Errno;

/** The channels and endpoints of one bus, with the part of {@code drivers/rpmsg/rpmsg_core.c} that binds drivers. */
final class RpmsgCore {
    /** {@code RPMSG_RESERVED_ADDRESSES}: dynamic addresses begin here. */
    private static final int RESERVED_ADDRESSES = 1024;
    /** Where the simulation of a kernel with ever more devices ends. */
    static final int MOST_CHANNELS = 65_536;

    private final VirtioRpmsgBus bus;
    private final List<RpmsgDriver> drivers;
    /** By name, then by destination. */
    private final Map<String, Map<Integer, RpmsgDevice>> channels = new HashMap<>();
    /** Every channel that ever was, with whether it still is. */
    private final Map<RpmsgDevice, Boolean> history = new LinkedHashMap<>();
    /** {@code vrp->endpoints}, from {@link #RESERVED_ADDRESSES} on. */
    private final Map<Integer, RpmsgDevice> endpoints = new HashMap<>();
    private final BitSet addresses = new BitSet();

    RpmsgCore(VirtioRpmsgBus bus, List<RpmsgDriver> drivers) {
        this.bus = bus;
        this.drivers = drivers;
    }

    /** Every channel in the order of announcement, with whether it still exists. */
    Map<RpmsgDevice, Boolean> history() {
        return Collections.unmodifiableMap(history);
    }

    /** {@code idr_find(&vrp->endpoints, addr)}, but for the name service. */
    Optional<RpmsgDevice> endpoint(int addr) {
        return Optional.ofNullable(endpoints.get(addr));
    }

    /** {@code rpmsg_create_channel()}: {@code then} runs when it returns. False for a NULL. */
    boolean create(String name, int dst, Runnable then) {
        if (find(name, dst).isPresent()) {
            bus.kernel().log().err(bus.vdev().device(), "channel %s:%x:%x already exist", name, RpmsgDevice.ADDR_ANY,
                    dst);
            return false;
        }
        if (history.size() == MOST_CHANNELS) {
            throw new KernelBug(Violation.Kind.TOO_MANY_CHANNELS,
                    "%d channels announced, no more are simulated".formatted(MOST_CHANNELS));
        }
        RpmsgDevice device = new RpmsgDevice(bus, name, dst);
        channels.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(dst, device);
        history.put(device, true);
        Optional<RpmsgDriver> driver = drivers.stream().filter(each -> each.ids().contains(name)).findFirst();
        if (driver.isEmpty()) {
            then.run();
        } else {
            probe(device, driver.get(), then);
        }
        return true;
    }

    /** {@code rpmsg_find_device()}; any destination will do for {@code RPMSG_ADDR_ANY}. */
    private Optional<RpmsgDevice> find(String name, int dst) {
        Map<Integer, RpmsgDevice> named = channels.getOrDefault(name, Map.of());
        return dst == RpmsgDevice.ADDR_ANY
                ? named.values().stream().findFirst()
                : Optional.ofNullable(named.get(dst));
    }

    /** {@code rpmsg_dev_probe()}; a channel from the name service is not announced back. */
    private void probe(RpmsgDevice device, RpmsgDriver driver, Runnable then) {
        int address = addresses.nextClearBit(RESERVED_ADDRESSES);
        addresses.set(address);
        endpoints.put(address, device);
        device.bind(driver, address);
        device.bound().orElseThrow().probe(err -> {
            if (err != 0) {
                device.err("rpmsg_dev_probe: failed: %d", err);
                destroyEndpoint(device);
                device.unbind();
                bus.vdev().reportProbe(driver.name(), device.devName(), err);
            }
            then.run();
        });
    }

    private void destroyEndpoint(RpmsgDevice device) {
        endpoints.remove(device.src());
        addresses.clear(device.src());
    }

    /** {@code rpmsg_unregister_device()}: returns 0 or a negative errno. */
    int unregister(String name, int dst) {
        Optional<RpmsgDevice> found = find(name, dst);
        if (found.isEmpty()) {
            return Errno.EINVAL.value();
        }
        RpmsgDevice device = found.get();
        device.bound().ifPresent(bound -> {
            // rpmsg_dev_remove()
            bound.remove();
            destroyEndpoint(device);
        });
        channels.get(name).remove(device.dst());
        history.put(device, false);
        return 0;
    }

    /** The channels that exist, in the order of announcement. */
    List<RpmsgDevice> devices() {
        List<RpmsgDevice> alive = new ArrayList<>();
        history.forEach((device, exists) -> {
            if (exists) {
                alive.add(device);
            }
        });
        return alive;
    }
}

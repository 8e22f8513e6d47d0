// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.Optional;
import java.util.function.IntConsumer;

/** {@code struct rpmsg_device}: one channel, with its endpoint where it has a driver. */
final class RpmsgDevice {
    /** {@code RPMSG_ADDR_ANY}. */
    static final int ADDR_ANY = -1;

    private final VirtioRpmsgBus bus;
    private final String name;
    private final int dst;
    private final String devName;
    private final long created;
    private int src = ADDR_ANY;
    private Optional<String> driver = Optional.empty();
    private Optional<RpmsgDriver.Bound> bound = Optional.empty();

    /**
     * A channel that the remote core announced.
     *
     * @param dst its address there, u32
     */
    RpmsgDevice(VirtioRpmsgBus bus, String name, int dst) {
        this.bus = bus;
        this.name = name;
        this.dst = dst;
        // dev_set_name() puts an exclamation mark for a slash
        devName = "%s.%s.%d.%d".formatted(bus.vdev().name(), name, src, dst).replace('/', '!');
        created = bus.kernel().board().now();
    }

    VirtioRpmsgBus bus() {
        return bus;
    }

    /** {@code id.name}, bytes that are not printable as {@code \xNN}. */
    String name() {
        return name;
    }

    /** {@code src}: its address here; {@link #ADDR_ANY} without driver. */
    int src() {
        return src;
    }

    /** {@code dst}: its address there. */
    int dst() {
        return dst;
    }

    /** {@code dev_name()}. */
    String devName() {
        return devName;
    }

    /** When it was announced, in ns. */
    long created() {
        return created;
    }

    Optional<RpmsgDriver.Bound> bound() {
        return bound;
    }

    /** The driver's name; empty without one. */
    Optional<String> driver() {
        return driver;
    }

    /** Gives it an address, and the driver that wants it. */
    void bind(RpmsgDriver to, int address) {
        src = address;
        driver = Optional.of(to.name());
        bound = Optional.of(to.bind(this));
    }

    void unbind() {
        driver = Optional.empty();
        bound = Optional.empty();
    }

    /** As {@code dev_printk()} names it. */
    String device() {
        return driver.orElse("rpmsg") + " " + devName;
    }

    void info(String format, Object... arguments) {
        bus.kernel().log().info(device(), format, arguments);
    }

    void err(String format, Object... arguments) {
        bus.kernel().log().err(device(), format, arguments);
    }

    /** {@code rpmsg_send()}: waits for a buffer. */
    void send(byte[] data, IntConsumer then) {
        bus.send(this, dst, data, true, then);
    }

    /** {@code rpmsg_sendto()}: waits for a buffer. */
    void sendto(byte[] data, int to, IntConsumer then) {
        bus.send(this, to, data, true, then);
    }

    /** {@code rpmsg_trysend()}: does not. */
    void trysend(byte[] data, IntConsumer then) {
        bus.send(this, dst, data, false, then);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

/**
 * The device-tree node of a remote processor, as Linux names it.
 *
 * @param name the node's name without unit address: {@code imx8mp-cm7}, {@code m4}
 * @param device the platform device's name, which log lines carry: {@code imx8mp-cm7}, {@code 10000000.m4}
 */
public record RprocNode(String name, String device) {

    /** A node without {@code reg}: its device has its name. */
    public static RprocNode of(String name) {
        return new RprocNode(name, name);
    }

    /** A node with {@code reg}: its device is named {@code address.name} ({@code of_device_make_bus_id()}). */
    public static RprocNode at(String name, long sa) {
        return new RprocNode(name, "%x.%s".formatted(sa, name));
    }
}

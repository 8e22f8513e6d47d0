// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rpmsg drivers that are loaded, and what their exchanges came to. */
final class Modules {
    /** {@code MSG} of the sample drivers. */
    static final byte[] MSG = "hello world!".getBytes(StandardCharsets.US_ASCII);

    private final List<ExchangeLog> exchanges = new ArrayList<>();
    private final List<RpmsgDriver> drivers;

    /**
     * Loads the drivers for a scenario; none where nothing is to be sent.
     *
     * @param pings how many messages each of them is to send
     */
    Modules(Kernel kernel, int pings) {
        drivers = pings == 0
                ? List.of()
                : List.of(
                        new RpmsgClientSample(this, pings), new ImxRpmsgPingpong(this),
                        new EchoDriver(this, kernel, "rpmsg_tty", Set.of("rpmsg-tty"), false, pings),
                        new EchoDriver(this, kernel, "rpmsg_chrdev", Set.of("rpmsg-raw"), false, pings),
                        new EchoDriver(this, kernel, "imx_rpmsg_tty",
                                Set.of("rpmsg-virtual-tty-channel-1", "rpmsg-virtual-tty-channel"), true, pings));
    }

    List<RpmsgDriver> drivers() {
        return drivers;
    }

    /** Begins the count for a channel. */
    ExchangeLog exchange(RpmsgDevice device, String driver, int wanted) {
        ExchangeLog log = new ExchangeLog(device, driver, wanted);
        exchanges.add(log);
        return log;
    }

    List<Exchange> exchanges() {
        return exchanges.stream().map(ExchangeLog::exchange).toList();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.Arrays;
import java.util.Set;
import java.util.function.IntConsumer;
import rproclab.loader.LogLine;

/**
 * A driver that gives a channel to a user, and the user: writes messages that grow up to the largest one, each when the
 * one before has come back ({@code drivers/tty/rpmsg_tty.c}, {@code drivers/rpmsg/rpmsg_char.c}, NXP's
 * {@code imx_rpmsg_tty.c}).
 *
 * @param greets whether its probe sends {@code hello world!}, as NXP's does; an echo of that is not one of the answers
 * @param pings how many messages the user writes
 */
record EchoDriver(Modules modules, Kernel kernel, String name, Set<String> ids, boolean greets,
        int pings) implements RpmsgDriver {
    /** What fits into one message. */
    private static final int MTU = 496;
    /** How long the user needs to open the device, in ns. */
    private static final long OPEN = 1_000_000;
    /** How long the user waits for an answer, in ns. */
    private static final long PATIENCE = 5_000_000_000L;

    @Override
    public Bound bind(RpmsgDevice device) {
        return new Instance(this, device, modules.exchange(device, name, pings));
    }

    /**
     * Bytes of message {@code index}: the first has 1, the last all that fit; one alone has all, too.
     *
     * @param around bytes that an answer has besides
     */
    static int size(int index, int pings, int around) {
        return pings == 1 ? MTU : 1 + index * (MTU - around - 1) / (pings - 1);
    }

    /** Message {@code index}: printable, and different from its neighbours. */
    static byte[] message(int index, int pings, int around) {
        byte[] data = new byte[size(index, pings, around)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) ('!' + (index + i) % 94);
        }
        return data;
    }

    private static final class Instance implements Bound {
        private final EchoDriver driver;
        private final RpmsgDevice rpdev;
        private final ExchangeLog log;
        private byte[] expected = {};
        private int matched;
        /** Bytes that each answer has before the message, and all that it has besides; 0 for an echo. */
        private int before;
        private int around;
        private boolean greeted;
        private boolean removed;

        Instance(EchoDriver driver, RpmsgDevice rpdev, ExchangeLog log) {
            this.driver = driver;
            this.rpdev = rpdev;
            this.log = log;
        }

        @Override
        public void probe(IntConsumer then) {
            driver.kernel.after(OPEN, () -> write(0));
            if (!driver.greets) {
                then.accept(0);
                return;
            }
            rpdev.info("new channel: 0x%x -> 0x%x!", rpdev.src(), rpdev.dst());
            driver.kernel.log().print(LogLine.Level.INFO, "Install rpmsg tty driver!");
            rpdev.send(Modules.MSG, ret -> {
                if (ret != 0) {
                    rpdev.err("rpmsg_send failed: %d", ret);
                    log.fail("rpmsg_send failed: %d", ret);
                }
                then.accept(ret);
            });
        }

        /** The user's {@code write()}, which in NXP's driver waits for a buffer. */
        private void write(int index) {
            if (removed || log.failed()) {
                return;
            }
            expected = message(index, driver.pings, around);
            matched = 0;
            IntConsumer then = ret -> {
                if (ret != 0) {
                    log.fail("write() of message %d: %d", index + 1, ret);
                }
            };
            if (driver.greets) {
                rpdev.send(expected, then);
            } else {
                rpdev.trysend(expected, then);
            }
            driver.kernel.after(PATIENCE, () -> {
                if (log.answered() == index && !removed) {
                    log.fail("no answer to message %d of %d bytes within %d s", index + 1, expected.length,
                            PATIENCE / 1_000_000_000L);
                }
            });
        }

        /** The user's {@code read()}: a tty has no messages, so neither has the comparison. */
        @Override
        public void callback(byte[] data, int src, Runnable then) {
            if (driver.greets && !greeted && log.answered() == 0 && Arrays.equals(data, Modules.MSG)) {
                greeted = true;
            } else if (wraps(data)) {
                answered();
            } else {
                read(data);
            }
            then.run();
        }

        /** Whether it is the message with a prefix, as Zephyr's samples answer, and whatever follows: every time the same. */
        private boolean wraps(byte[] data) {
            if (matched != 0 || around == 0 && log.answered() > 0) {
                return false;
            }
            int place = around == 0 ? firstPlace(data) : before;
            if (!isAt(data, place) || around != 0 && data.length - expected.length != around) {
                return false;
            }
            before = place;
            around = data.length - expected.length;
            return true;
        }

        private int firstPlace(byte[] data) {
            int place = 1;
            while (place < data.length && !isAt(data, place)) {
                place++;
            }
            return place;
        }

        private boolean isAt(byte[] data, int place) {
            return data.length - place >= expected.length && expected.length > 0
                    && Arrays.equals(data, place, place + expected.length, expected, 0, expected.length);
        }

        private void read(byte[] data) {
            for (byte each : data) {
                if (matched == expected.length) {
                    log.fail("more comes back than was written: 0x%02x behind message %d", each,
                            log.answered() + 1);
                    return;
                }
                if (expected[matched] != each) {
                    log.fail("byte %d of message %d comes back as 0x%02x, not 0x%02x", matched, log.answered() + 1,
                            each, expected[matched]);
                    return;
                }
                matched++;
            }
            if (matched == expected.length && data.length > 0) {
                answered();
            }
        }

        private void answered() {
            int next = log.answer();
            if (next < driver.pings) {
                driver.kernel.after(0, () -> write(next));
            }
        }

        @Override
        public void remove() {
            removed = true;
            if (driver.greets) {
                rpdev.info("rpmsg tty driver is removed");
            }
        }
    }
}

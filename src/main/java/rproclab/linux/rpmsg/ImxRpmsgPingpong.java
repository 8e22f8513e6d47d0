// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.Arrays;
import java.util.Set;
import java.util.function.IntConsumer;
import rproclab.bytes.Bytes;
import rproclab.loader.LogLine;

/**
 * NXP's {@code imx_rpmsg_pingpong.c}: sends a number, which the firmware counts up and the driver counts up again, until
 * it is above 100: 51 answers, 1 to 101.
 *
 * <p>
 * {@code str_echo} for i.MX 7D and 8QXP announces the same channel and sends back what it gets: 102 answers, 0 to 101,
 * and one more where it sends back the greeting, too.
 */
record ImxRpmsgPingpong(Modules modules) implements RpmsgDriver {
    private static final int LAST = 100;
    /** The firmware answers 0, 2, 4, ... 100. */
    private static final int ANSWERS = LAST / 2 + 1;
    /** An echo answers 0, 1, 2, ... 101. */
    private static final int ECHOES = LAST + 2;

    @Override
    public String name() {
        return "imx_rpmsg_pingpong";
    }

    @Override
    public Set<String> ids() {
        return Set.of("rpmsg-openamp-demo-channel", "rpmsg-openamp-demo-channel-1");
    }

    @Override
    public Bound bind(RpmsgDevice device) {
        return new Instance(device, modules.exchange(device, name(), ANSWERS));
    }

    private record Instance(RpmsgDevice rpdev, ExchangeLog log) implements Bound {

        /** {@code rpmsg_pingpong_probe()}. */
        @Override
        public void probe(IntConsumer then) {
            rpdev.info("new channel: 0x%x -> 0x%x!", rpdev.src(), rpdev.dst());
            rpdev.send(Modules.MSG, err -> {
                if (err != 0) {
                    failed(err);
                    then.accept(err);
                } else {
                    sendto(0, rpdev.dst(), then);
                }
            });
        }

        /** {@code rpmsg_pingpong_cb()}, which reads four bytes however many there are. */
        @Override
        public void callback(byte[] data, int src, Runnable then) {
            if (data.length < 4) {
                log.fail("answer %d has %d bytes, a number has 4", log.answered() + 1, data.length);
                then.run();
                return;
            }
            int pingpong = (int) Bytes.of(data, "pingpong").u32(0);
            rpdev.bus().kernel().log().print(LogLine.Level.INFO, "get %d (src: 0x%x)".formatted(pingpong, src));
            judge(pingpong, Arrays.equals(data, Modules.MSG));
            if (Integer.compareUnsigned(pingpong, LAST) > 0) {
                rpdev.info("goodbye!");
                then.run();
            } else {
                sendto(pingpong + 1, src, _ -> then.run());
            }
        }

        private void judge(int pingpong, boolean greeting) {
            int answer = log.answer();
            if (answer == 1 && greeting) {
                log.want(ECHOES + 1);
                return;
            }
            if (answer == 1 && pingpong == 0) {
                log.want(ECHOES);
            }
            int right = log.wanted() == ANSWERS ? 2 * answer - 1 : answer - 1 - (log.wanted() - ECHOES);
            if (pingpong != right) {
                log.fail("answer %d is %s", answer, Integer.toUnsignedString(pingpong));
            }
        }

        private void sendto(int number, int to, IntConsumer then) {
            byte[] data = {(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)};
            rpdev.sendto(data, to, err -> {
                if (err != 0) {
                    failed(err);
                }
                then.accept(err);
            });
        }

        private void failed(int err) {
            rpdev.err("rpmsg_send failed: %d", err);
            log.fail("rpmsg_send failed: %d", err);
        }

        /** {@code rpmsg_pingpong_remove()}. */
        @Override
        public void remove() {
            rpdev.info("rpmsg pingpong driver is removed");
        }
    }
}

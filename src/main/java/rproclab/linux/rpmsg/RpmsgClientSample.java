// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Port of {@code samples/rpmsg/rpmsg_client_sample.c}: the same greeting again for each answer.
 *
 * @param count its module parameter: the answers after which it stops
 */
record RpmsgClientSample(Modules modules, int count) implements RpmsgDriver {

    @Override
    public String name() {
        return "rpmsg_client_sample";
    }

    @Override
    public Set<String> ids() {
        return Set.of("rpmsg-client-sample");
    }

    @Override
    public Bound bind(RpmsgDevice device) {
        return new Instance(device, modules.exchange(device, name(), count));
    }

    private record Instance(RpmsgDevice rpdev, ExchangeLog log) implements Bound {

        /** {@code rpmsg_sample_probe()}. */
        @Override
        public void probe(IntConsumer then) {
            rpdev.info("new channel: 0x%x -> 0x%x!", rpdev.src(), rpdev.dst());
            send(then);
        }

        /** {@code rpmsg_sample_cb()}. */
        @Override
        public void callback(byte[] data, int src, Runnable then) {
            rpdev.info("incoming msg %d (src: 0x%x)", log.answer(), src);
            if (log.exchange().answered() >= log.exchange().wanted()) {
                rpdev.info("goodbye!");
                then.run();
            } else {
                send(_ -> then.run());
            }
        }

        private void send(IntConsumer then) {
            rpdev.send(Modules.MSG, ret -> {
                if (ret != 0) {
                    rpdev.err("rpmsg_send failed: %d", ret);
                    log.fail("rpmsg_send failed: %d", ret);
                }
                then.accept(ret);
            });
        }

        /** {@code rpmsg_sample_remove()}. */
        @Override
        public void remove() {
            rpdev.info("rpmsg sample client driver is removed");
        }
    }
}

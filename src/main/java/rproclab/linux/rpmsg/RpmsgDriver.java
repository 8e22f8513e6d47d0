// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.Set;
import java.util.function.IntConsumer;

/**
 * {@code struct rpmsg_driver} with a {@code callback}.
 *
 * <p>
 * A C function that may sleep is one here that calls {@code then} when it returns, now or later.
 */
interface RpmsgDriver {

    /** {@code drv.name}. */
    String name();

    /** {@code id_table[]}: the channels that it drives. */
    Set<String> ids();

    /** What it keeps for one channel. */
    Bound bind(RpmsgDevice device);

    /** A driver bound to a channel. */
    interface Bound {
        /** {@code probe}: {@code then} gets 0 or a negative errno. */
        void probe(IntConsumer then);

        /** {@code callback}: a message has come. */
        void callback(byte[] data, int src, Runnable then);

        /** {@code remove}. */
        void remove();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;

/** Somebody who knows better than a port what its C original does with a firmware. */
@FunctionalInterface
public interface Judge {

    /** Has no objection to anything: no real C is at hand. */
    Judge NONE = (_, _, _) -> "";

    /**
     * What is wrong with a port's answer, in few words and without numbers, for it becomes part of a {@link Signature}:
     * {@code log}, {@code verdict, memory}; empty where it is right, or where nobody can tell. Called from several threads.
     */
    String objection(Loader loader, Firmware firmware, LoadResult answer);
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.stream.Stream;

/** One rule at work on a core of a board. */
interface BoardCheck {

    /** What it finds, in the order of the device tree, then of the resource table. */
    Stream<Finding> find(CoreOnBoard core);
}

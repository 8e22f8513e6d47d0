// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.stream.Stream;

/** One rule at work. */
interface Check {

    /** What it finds, in file order, one by one as they are asked for: an image may have 65535 faulty segments. */
    Stream<Finding> find(Subject subject);
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.List;

/** One rule at work. */
interface Check {

    /** What it finds, in file order; empty where all is well. */
    List<Finding> find(Subject subject);
}

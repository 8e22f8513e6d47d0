// SPDX-License-Identifier: GPL-2.0-only
/** The RPMsg bus of Linux, its name service and drivers: the host that a firmware talks to. */
package rproclab.linux.rpmsg;

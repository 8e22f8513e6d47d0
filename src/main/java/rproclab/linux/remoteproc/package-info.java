// SPDX-License-Identifier: GPL-2.0-only
/** Linux's {@code drivers/remoteproc} by release: the ELF loader, the core's boot path, and one class per driver. */
package rproclab.linux.remoteproc;

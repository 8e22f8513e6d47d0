// SPDX-License-Identifier: GPL-2.0-only
/** {@code rproc load}: U-Boot's {@code drivers/remoteproc}, the ELF loader and the drivers that call it. */
package rproclab.uboot.remoteproc;

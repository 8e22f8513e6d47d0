// SPDX-License-Identifier: GPL-2.0-only
/** The real Linux and U-Boot C, built by {@code kernel-ref/build}, called in process and compared with the ports. */
package rproclab.oracle;

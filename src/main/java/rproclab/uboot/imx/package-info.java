// SPDX-License-Identifier: GPL-2.0-only
/** {@code bootaux}: {@code arch/arm/mach-imx}, for ELF images and for what {@code objcopy -O binary} makes of them. */
package rproclab.uboot.imx;

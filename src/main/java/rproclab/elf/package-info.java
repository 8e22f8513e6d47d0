// SPDX-License-Identifier: GPL-2.0-only
/** Flyweights over an ELF image, which view and do not judge, and {@link rproclab.elf.ElfBuilder}, which writes one. */
package rproclab.elf;

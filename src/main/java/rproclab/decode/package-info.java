// SPDX-License-Identifier: GPL-2.0-only
/** What an ELF file says to a person: headers, vectors, resource table, and what is malformed about them. */
package rproclab.decode;

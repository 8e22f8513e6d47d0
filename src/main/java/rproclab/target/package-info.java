// SPDX-License-Identifier: GPL-2.0-only
/** The catalogue, as data: remote cores, their memory, and what each Linux and U-Boot release knows of them. */
package rproclab.target;

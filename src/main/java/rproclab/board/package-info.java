// SPDX-License-Identifier: GPL-2.0-only
/** What lies where in a board's memory when Linux starts: facts of device tree, boot loader and files together. */
package rproclab.board;

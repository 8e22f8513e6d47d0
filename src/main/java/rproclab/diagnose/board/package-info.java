// SPDX-License-Identifier: GPL-2.0-only
/** Opinions on a board's memory at boot: findings with evidence and what to change. */
package rproclab.diagnose.board;

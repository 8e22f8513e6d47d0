// SPDX-License-Identifier: GPL-2.0-only
/** Opens the files that a user names, or says in one line what is wrong with them. */
package rproclab.files;

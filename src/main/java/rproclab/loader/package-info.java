// SPDX-License-Identifier: GPL-2.0-only
/** What every port answers with: verdict, errno, log, segment fates, and the memory it left behind. */
package rproclab.loader;

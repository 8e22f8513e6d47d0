// SPDX-License-Identifier: GPL-2.0-only
/** Differential campaigns: generated images through many loaders, each kind of disagreement kept once, as small as it gets. */
package rproclab.campaign;

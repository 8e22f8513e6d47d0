// SPDX-License-Identifier: GPL-2.0-only
/** The resource table: reading one that need not be well-formed, and writing one. */
package rproclab.resource;

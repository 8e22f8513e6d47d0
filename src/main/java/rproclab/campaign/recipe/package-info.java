// SPDX-License-Identifier: GPL-2.0-only
/** Images for campaigns, drawn at random as recipes that aim at the edges of regions, and the way back to small ones. */
package rproclab.campaign.recipe;

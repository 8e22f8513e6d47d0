// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.List;
import java.util.Set;
import rproclab.loader.Loader;

/**
 * The loaders that a comparison runs.
 *
 * @param loaders in release order, Linux first
 * @param deciding names of those whose verdict decides: the ones asked for, or the newest Linux where none was
 */
public record Selection(List<Loader> loaders, Set<String> deciding) {}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import rproclab.loader.LoadResult;
import rproclab.loader.Loader;

/**
 * One loader and its answer.
 *
 * @param loader the loader that ran
 * @param load its answer
 */
public record Result(Loader loader, LoadResult load) {

    /** The loader's name. */
    public String name() {
        return loader.name();
    }

    /** What kind of loader it is. */
    public LoaderKind kind() {
        return LoaderKind.of(name());
    }

    /** Whether the loader would have started the core. */
    public boolean accepted() {
        return load.verdict().accepted();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

/**
 * One line that a loader prints, verbatim, without time stamp.
 *
 * @param level how loud it is
 * @param text the whole line, with its device prefix on Linux: {@code remoteproc remoteproc0: powering up imx-rproc}
 */
public record LogLine(Level level, String text) {

    /** Linux's levels; what U-Boot's console prints is {@code INFO}, its {@code debug()} output {@code DEBUG}. */
    public enum Level {
        ERROR, WARNING, INFO, DEBUG
    }
}

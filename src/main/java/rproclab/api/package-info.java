// SPDX-License-Identifier: GPL-2.0-only
/**
 * rproclab in a program: an {@link rproclab.api.Image}, loaded, compared and booted on a {@link rproclab.api.Core}.
 *
 * <pre>{@code
 * Image image = Image.open(Path.of("build/m7.elf"));
 * Core m7 = Core.named("imx8mp-m7");
 *
 * Loaded load = image.load(m7, "linux-6.12");
 * Compared all = image.compare(m7).requireAccepted();
 * Booted boot = image.boot(m7, Expect.output().console("ready").ping(3)).requirePassed();
 * }</pre>
 *
 * <p>
 * Results never change. What a loader refuses is a result, too; exceptions are for names that the catalogue does not have
 * ({@link java.lang.IllegalArgumentException}), files that cannot be read ({@link java.io.IOException}) and cores without an emulator
 * ({@link java.lang.UnsupportedOperationException}). Booting calls native code: run Java with
 * {@code --enable-native-access=ALL-UNNAMED}, or {@code =rproclab} where this is a module.
 */
package rproclab.api;

// SPDX-License-Identifier: GPL-2.0-only
/**
 * rproclab in JUnit 5: {@link rproclab.junit.Firmware} on a test class or method fills its parameters.
 *
 * <pre>{@code
 * @Firmware(value = "m7.elf", target = "imx8mp-m7", loader = {"linux-6.12", "uboot-2026.07-bootaux"})
 * class M7Test {
 *     @Test
 *     void loads(Compared compared) {
 *         compared.requireAccepted();
 *     }
 *
 *     @Test
 *     @Expecting(console = "link is up", channel = "rpmsg-tty", ping = 3)
 *     void answers(Booted booted) {
 *         booted.requirePassed();
 *     }
 * }
 * }</pre>
 */
package rproclab.junit;

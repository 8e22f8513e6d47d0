// SPDX-License-Identifier: GPL-2.0-only
import org.junit.jupiter.api.Test;
import rproclab.api.Booted;
import rproclab.api.Compared;
import rproclab.junit.Expecting;
import rproclab.junit.Firmware;

/** With the JUnit extension: the firmware that this build makes loads and answers. */
@Firmware(value = "imx8mp-rpmsg.elf", target = "imx8mp-m7", loader = {"linux-6.12", "uboot-2026.07-bootaux"})
class RpmsgFirmwareTest {

    @Test
    void loads(Compared compared) {
        compared.requireAccepted();
    }

    @Test
    @Expecting(console = "link is up", channel = "rpmsg-tty", ping = 3)
    void answers(Booted booted) {
        booted.requirePassed();
    }
}

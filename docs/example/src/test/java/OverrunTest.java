// SPDX-License-Identifier: GPL-2.0-only
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rproclab.api.Compared;
import rproclab.api.Core;
import rproclab.api.Expect;
import rproclab.api.Image;
import rproclab.api.Loaded;
import rproclab.junit.Firmware;

/** With the library: a firmware whose .bss is counted at the load address of .data, and its repaired twin. */
class OverrunTest {
    private static final Core M7 = Core.named("imx8mp-m7");

    @Test
    @Firmware(value = "imx8mp-28047.elf", target = "imx8mp-m7")
    void linuxRefusesWhatBootauxTakes(Image image) {
        Loaded linux = image.load(M7, "linux-6.12");
        Compared all = image.compare(M7);

        assertEquals(-22, linux.errno().getAsInt());
        assertTrue(linux.log().contains("remoteproc remoteproc0: bad phdr da 0x1de78 mem 0xd5a0"));
        assertTrue(all.load("uboot-2026.07-bootaux").accepted());
        assertEquals("lma-memsz-overrun", all.findings().getFirst().rule());
    }

    @Test
    @Firmware(value = "imx8mp-28047-repaired.elf", target = "imx8mp-m7")
    void theRepairedImageStarts(Image image) {
        Compared all = image.compare(M7).requireAccepted();

        assertFalse(all.findings().stream().anyMatch(finding -> finding.rule().equals("lma-memsz-overrun")));
        image.boot(M7, "linux-6.12", Expect.output().console("data is in place")).requirePassed();
    }
}

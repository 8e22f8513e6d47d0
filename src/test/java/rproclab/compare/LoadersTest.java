// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;

import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.elf.Elf;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.Verdict;
import rproclab.target.Targets;

/** What the catalogue tells a loader. */
class LoadersTest {

    /** NXP's window is smaller than the TCM: Linux loads to the 128 KiB below it. */
    @Test
    void nxpStartsAnImx93InItsOwnWindowAlone() {
        assertThat(startedAt(0x1FFE_0000L).verdict()).isEqualTo(Verdict.ACCEPTED);

        LoadResult below = startedAt(0x1FFC_0000L);
        assertThat(below.verdict()).isEqualTo(Verdict.failed());
        assertThat(below.console()).extracting(LogLine::text).contains("Error: Image's address 0x1ffc0000 is invalid");
    }

    private static LoadResult startedAt(long da) {
        byte[] image = elf32().segment(load(da).bytes(16))
                .section(section(".text").inside(0, 0).flags(Elf.SHF_ALLOC).size(16)).build();
        return Loaders.of(Targets.find("imx93-m33").orElseThrow()).named(List.of("uboot-imx-2023.04-bootaux-bin"))
                .loaders().getFirst().load(new Firmware("m33.elf", Bytes.of(image)));
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.nobits;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.uboot.Boards.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.Verdict;
import rproclab.uboot.imx.BootauxLoader;
import rproclab.uboot.imx.ScuSoc;
import rproclab.uboot.lib.BootElfLoader;
import rproclab.uboot.remoteproc.UbootRprocLoader;

/** Whatever the bytes are, every loader answers, and twice the same. */
class UbootLoadersProperties {
    private static final List<Loader> LOADERS = loaders();
    private static final byte[] ELF32 = described(elf32());
    private static final byte[] ELF64 = described(elf64());
    /** Values on an edge, for the words that are overwritten. */
    private static final long[] EDGES = {0, 1, 2, 7, 0x20, 0x34, 0x1FFFF, 0x20000, 0x7FFF_FFFFL, 0x8000_0000L,
            0xFFFF_FFF0L, 0xFFFF_FFFFL};

    private static List<Loader> loaders() {
        List<Loader> loaders = new ArrayList<>();
        for (UbootRelease release : UbootRelease.ALL) {
            var imx8m = BootauxLoader.hostmap(release, Ulong.BITS64, LOAD_ADDRESS, HOSTMAP_IMX8M, 0x7E_0000);
            var imx7d = BootauxLoader.hostmap(release, Ulong.BITS32, LOAD_ADDRESS, HOSTMAP_MX7, 0x18_0000);
            var imx8qm = BootauxLoader.imx8(release, ScuSoc.IMX8QM, 0, 0x34FE_0000L, LOAD_ADDRESS);
            var imx93 = BootauxLoader.imx9(release, List.of(), LOAD_ADDRESS);
            loaders.addAll(List.of(imx8m, imx7d, imx8qm, imx93, imx8m.onBinary(HOSTMAP_IMX8M),
                    imx7d.onBinary(HOSTMAP_MX7), imx8qm.onBinary(List.of()), imx93.onBinary(List.of()),
                    UbootRprocLoader.imx(release, "cm7", ATT_IMX8MN, LOAD_ADDRESS),
                    UbootRprocLoader.stm32(release, "m4", STM32MP1, LOAD_ADDRESS),
                    UbootRprocLoader.tiK3M4(release, "m4fss", K3_M4, LOAD_ADDRESS),
                    UbootRprocLoader.identity(release, "testproc", "cpu", Ulong.BITS32, LOAD_ADDRESS)));
            for (Ulong ulong : Ulong.values()) {
                loaders.add(BootElfLoader.byProgramHeaders(release, ulong, LOAD_ADDRESS));
                loaders.add(BootElfLoader.bySections(release, ulong, LOAD_ADDRESS));
            }
        }
        return List.copyOf(loaders);
    }

    private static byte[] described(ElfBuilder elf) {
        return elf.entry(0x401).load(0, 0x20, 0x40).load(0x2000_0000L, 0x10, 0x20)
                .section(section(".text").flags(Elf.SHF_ALLOC).inside(0, 0).addr(4).bytes(0x20))
                .section(nobits(".bss", 0x2000_0010L, 0x10))
                .section(section(".resource_table").addr(0x2000_0000L).bytes(Content.words(1, 0, 0, 0))).build();
    }

    @Property(seed = "61", tries = 1000)
    void everyImageIsAnswered(@ForAll boolean wide, @ForAll @Size(max = 4) List<@IntRange(max = 200) Integer> words,
            @ForAll @Size(4) List<@IntRange(max = 11) Integer> edges, @ForAll @IntRange(max = 5) int cut) {
        byte[] image = changed(wide ? ELF64 : ELF32, words, edges, cut);

        for (Loader loader : LOADERS) {
            LoadResult result = run(loader, image);

            if (result.verdict() instanceof Verdict.Undefined undefined) {
                assertThat(undefined.site()).isNotEmpty();
            }
            assertThat(run(loader, image).log()).isEqualTo(result.log());
        }
    }

    /** The image with some of its words on an edge, and sometimes cut. */
    private static byte[] changed(byte[] whole, List<Integer> words, List<Integer> edges, int cut) {
        byte[] image = cut == 0 ? Arrays.copyOf(whole, whole.length * edges.getFirst() / 12) : whole.clone();
        for (int i = 0; i < words.size(); i++) {
            int at = words.get(i) * 4;
            for (int b = 0; b < 4 && at + b < image.length; b++) {
                image[at + b] = (byte) (EDGES[edges.get(i)] >> 8 * b);
            }
        }
        return image;
    }
}

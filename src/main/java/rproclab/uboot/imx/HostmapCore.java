// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import static rproclab.elf.ElfClass.ELFCLASS32;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.Elf;
import rproclab.loader.Verdict;
import rproclab.memory.Region;
import rproclab.uboot.Feature;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;
import rproclab.uboot.lib.BootElf;

/**
 * Port of {@code arch/arm/mach-imx/imx_bootaux.c}: i.MX6SX, i.MX7D and i.MX8M.
 *
 * <p>
 * It is given an address and no length: what it reads behind the image is outside. An ELF is read as an ELF32 whatever
 * its class, and only where a segment starts is looked up, not where it ends. The i.MX8M are its only 64-bit SoCs.
 *
 * @param release the release
 * @param ulong the width of an address
 * @param imx8m whether {@code CONFIG_IMX8M} is set
 * @param hostmap {@code hostmap[]}; empty where the SoC has none
 * @param unterminated it is a weak array without even the row that ends it: looking a segment up reads behind it
 * @param bootromBase {@code MCU_BOOTROM_BASE_ADDR}: where the core's first two vectors lie on the system bus
 */
record HostmapCore(UbootRelease release, Ulong ulong, boolean imx8m, List<Region> hostmap, boolean unterminated,
        long bootromBase)
        implements
            AuxiliaryCore {

    private static final long U32 = 0xFFFF_FFFFL;

    @Override
    public Staging staging() {
        return Staging.SYSTEM_ADDRESS;
    }

    @Override
    public boolean translates(long da) {
        return takesElf() && !unterminated && (!release.has(Feature.BOOTAUX_HOSTMAP) || getHostMapping(da).isPresent());
    }

    @Override
    public Verdict up(UbootRun run, Bytes image, long addr) {
        try {
            if (takesElf() && BootElf.validElfImage(run, image, addr)) {
                return release.has(Feature.BOOTAUX_HOSTMAP) ? upElf(run, image) : upElfUntranslated(run, image);
            }
            return start(run, OptionalLong.of(image.u32(0)), image.u32(4));
        } catch (OutsideAccess outside) {
            throw outside.in("arch_auxiliary_core_up");
        }
    }

    private boolean takesElf() {
        return !imx8m || release.has(Feature.BOOTAUX_ELF_ON_IMX8M);
    }

    /** The ELF branch since v2021.07; but on i.MX8M it leaves the stack pointer to the firmware. */
    private Verdict upElf(UbootRun run, Bytes image) {
        Loaded loaded = loadElfImageMCorePhdr(run, image);
        if (loaded.entry() == 0) {
            return Verdict.failed();
        }
        return start(run, imx8m ? loaded.stack() : OptionalLong.of(0), loaded.entry());
    }

    /** The ELF branch of v2021.01, which lost the translation: {@code lib/elf.c} takes p_paddr as it stands. */
    private Verdict upElfUntranslated(UbootRun run, Bytes image) {
        long entry = new BootElf(run, release, image).loadElfImagePhdr();
        return entry == 0 ? Verdict.failed() : start(run, OptionalLong.of(0), entry);
    }

    /** What {@code load_elf_image_m_core_phdr()} returns; it leaves {@code stack} unset where no segment has bytes. */
    private record Loaded(long entry, OptionalLong stack) {}

    /** {@code load_elf_image_m_core_phdr()}; entry 0 is its failure, whether by a segment or by {@code e_entry}. */
    private Loaded loadElfImageMCorePhdr(UbootRun run, Bytes image) {
        try {
            OptionalLong stack = OptionalLong.empty();
            long phoff = ELFCLASS32.phoff(image);
            int phnum = ELFCLASS32.phnum(image);
            for (int i = 0; i < phnum; i++) {
                run.fates().begin();
                long at = ulong.wrap(phoff + (long) i * ELFCLASS32.phdrSize);
                long paddr = ELFCLASS32.pPaddr(image, at);
                Optional<Region> row = getHostMapping(paddr);
                if (ELFCLASS32.pType(image, at) != Elf.PT_LOAD) {
                    run.fates().skipped();
                    continue;
                }
                if (row.isEmpty()) {
                    run.print("Invalid aux core address: %08x", paddr);
                    return new Loaded(0, stack);
                }
                long dst = ulong.wrap((paddr - row.get().da() & U32) + row.get().sa());
                run.fates().translated(dst, row.get().name());
                long src = ELFCLASS32.pOffset(image, at);
                long filesz = ELFCLASS32.pFilesz(image, at);
                run.debug("Loading phdr %d to 0x%s (%d bytes)", i, run.pointer(dst), (int) filesz);
                if (filesz != 0) {
                    run.memory().copy(dst, image, src, filesz);
                    if (stack.isEmpty()) {
                        stack = OptionalLong.of(image.u32(src));
                    }
                }
                long memsz = ELFCLASS32.pMemsz(image, at);
                if (filesz != memsz) {
                    run.memory().zeroTail(dst, filesz, memsz, ELFCLASS32);
                }
                run.fates().loaded();
            }
            return new Loaded(ELFCLASS32.entry(image), stack);
        } catch (OutsideAccess outside) {
            throw outside.in("load_elf_image_m_core_phdr");
        }
    }

    /** {@code get_host_mapping()}: the first row that holds the address; a row's end is a u32 sum. */
    private Optional<Region> getHostMapping(long auxcore) {
        if (unterminated) {
            // the first field that the loop looks at: size, behind da and sa
            throw new OutsideAccess(Access.READ, "hostmap", 8, 4).in("get_host_mapping");
        }
        for (Region row : hostmap) {
            if (row.da() <= auxcore && (row.da() + row.size() & U32) > auxcore) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /**
     * The end that all branches share: prints both words and writes them over the core's first two vectors.
     *
     * <p>
     * An unset {@code stack} is whatever the C's stack held: it prints as {@code ????????} and is not written, since
     * nobody can say what would be.
     */
    private Verdict start(UbootRun run, OptionalLong stack, long pc) {
        Object sp = stack.isPresent() ? new Word(stack.getAsLong()) : "????????";
        run.print("## Starting auxiliary core stack = 0x%s, pc = 0x%08X...", sp, pc);
        stack.ifPresent(word -> writel(run, word, bootromBase));
        writel(run, pc, bootromBase + 4);
        run.handOver(pc & U32);
        return Verdict.ACCEPTED;
    }

    /** As {@code %08lX} prints it. */
    private record Word(long value) {
        @Override
        public String toString() {
            return "%08X".formatted(value);
        }
    }

    private static void writel(UbootRun run, long value, long sa) {
        byte[] word = {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
        run.memory().copy(sa, Bytes.of(word, "vectors"), 0, 4);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.List;
import java.util.Optional;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.ElfClass;
import rproclab.loader.Errno;
import rproclab.loader.Firmware;
import rproclab.loader.LogLine.Level;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;

/**
 * Port of {@code drivers/remoteproc/imx_rproc.c}.
 *
 * <p>
 * Of probe only the reserved regions are modelled: clock, mailboxes, System Manager and SCU are taken to be there.
 */
public final class ImxRproc implements RprocDriver {
    private static final long U32 = 0xFFFF_FFFFL;
    private static final String DRIVER = "imx-rproc";
    /** {@code .interrupts}, with its terminating NUL. */
    private static final byte[] INTERRUPTS = {'.', 'i', 'n', 't', 'e', 'r', 'r', 'u', 'p', 't', 's', 0};

    /** How Linux starts the core, and so how it finds out at probe whether the core runs already. */
    public enum Method {
        /** The core is not Linux's to start: always attached to ({@code IMX_RPROC_NONE}, 7.x without ops). */
        NONE,
        /** Through bits of the reset controller or of IOMUXC GPR22 ({@code IMX_RPROC_MMIO}). */
        MMIO,
        /** Through a call of TF-A ({@code IMX_RPROC_SMC}). */
        SMC,
        /** Through the SCU's firmware ({@code IMX_RPROC_SCU_API}). */
        SCU_API,
        /** Through the System Manager, which has the core in another logical machine ({@code imx_rproc_ops_sm_lmm}). */
        SM_LMM,
        /** Through the System Manager, the core being in Linux's own logical machine ({@code imx_rproc_ops_sm_cpu}). */
        SM_CPU
    }

    /**
     * {@code struct imx_rproc_dcfg}, with what the core's node adds to it.
     *
     * @param att the address map in the driver's order; of an SoC with two such cores, the rows of this core
     * @param mapped the rows that the probe maps: those with {@code ATT_OWN}, in the driver's order, the other core's too
     * @param method how the core is started
     * @param lmid logical machine id; used by {@link Method#SM_LMM} alone
     * @param startsAtInterrupts the boot address is that of section {@code .interrupts}, 0 without one, and not
     *        {@code e_entry} (NXP's branches from 6.1, for i.MX93, 94 and 95)
     */
    public record Dcfg(List<Region> att, List<Region> mapped, Method method, int lmid, boolean startsAtInterrupts) {

        /** Keeps copies of the rows. */
        public Dcfg {
            att = List.copyOf(att);
            mapped = List.copyOf(mapped);
        }

        /** For any method but SM_LMM. */
        public static Dcfg of(List<Region> att, Method method) {
            return new Dcfg(att, own(att), method, 0, false);
        }

        /** For a core in another logical machine, {@code lmid}. */
        public static Dcfg smLmm(List<Region> att, int lmid) {
            return new Dcfg(att, own(att), Method.SM_LMM, lmid, false);
        }

        /** The same with the rows that the probe maps, where some of them are the other core's. */
        public Dcfg mapping(List<Region> rows) {
            return new Dcfg(att, rows, method, lmid, startsAtInterrupts);
        }

        private static List<Region> own(List<Region> att) {
            return att.stream().filter(Region::own).toList();
        }

        /** The same with the boot address taken from section {@code .interrupts}. */
        public Dcfg startingAtInterrupts() {
            return new Dcfg(att, mapped, method, lmid, true);
        }
    }

    private final LinuxRelease release;
    private final SizeT sizeT;
    private final Dcfg dcfg;
    private final RprocNode node;
    private final List<ReservedRegion> memoryRegions;
    private final Region[] att;
    /** {@code priv->mem[]}, the used slots. */
    private final Mapping[] mem;
    /** {@code priv->rsc_table}: an index of {@link #mem}, or -1 for NULL. */
    private final int rscTable;
    private final Optional<Probe> failedProbe;

    /**
     * Probes a device.
     *
     * @param memoryRegions what its {@code memory-region} names, in order
     */
    ImxRproc(LinuxRelease release, SizeT sizeT, Dcfg dcfg, RprocNode node, List<ReservedRegion> memoryRegions) {
        this.release = release;
        this.sizeT = sizeT;
        this.dcfg = dcfg;
        this.node = node;
        this.memoryRegions = List.copyOf(memoryRegions);
        att = dcfg.att().toArray(Region[]::new);
        Probe probe = new Probe(release, DRIVER, node.device());
        ImxAddrInit areas = new ImxAddrInit(release, sizeT, probe);
        probe.returned(failedOn(probe, areas.init(dcfg.mapped(), this.memoryRegions, this::isTableRegion)));
        failedProbe = Optional.of(probe).filter(Probe::failed);
        rscTable = areas.rscTable();
        mem = areas.mapped().toArray(Mapping[]::new);
    }

    /** The message of {@code imx_rproc_probe()} about {@code imx_rproc_addr_init()}. */
    private int failedOn(Probe probe, int ret) {
        String message = "failed on imx_rproc_addr_init";
        if (ret == 0) {
            return 0;
        }
        if (release.has(Feature.REGIONS_AS_RESOURCES)) {
            return probe.errProbe(ret, message);
        }
        probe.err(message);
        return ret;
    }

    @Override
    public Optional<Probe> failedProbe() {
        return failedProbe;
    }

    /** {@code !strcmp(node->name, name)}; from 7.2 {@code strstarts(res.name, name)}. */
    private boolean isNamed(ReservedRegion region, String name) {
        return release.has(Feature.REGIONS_AS_RESOURCES)
                ? region.name().startsWith(name)
                : region.name().equals(name);
    }

    private boolean isTableRegion(ReservedRegion region) {
        return release.has(Feature.IMX_RSC_TABLE_UNDERSCORE)
                ? region.name().startsWith("rsc_table")
                : isNamed(region, "rsc-table");
    }

    @Override
    public String name() {
        return release.has(Feature.IMX_NAMED_AFTER_NODE) ? node.name() : "imx-rproc";
    }

    @Override
    public String parent() {
        return DRIVER + " " + node.device();
    }

    /** {@code imx_rproc_detect_mode()}: a core that Linux can start is taken to be stopped. */
    @Override
    public boolean detached() {
        return dcfg.method() == Method.NONE;
    }

    /** The carveouts of {@code imx_rproc_prepare()}. */
    @Override
    public int registerCarveouts(Rproc rproc) {
        if (!release.has(Feature.IMX_REGISTERS_CARVEOUTS)) {
            return 0;
        }
        for (ReservedRegion region : memoryRegions) {
            if (!region.standing().node()) {
                // it.node->name: from 7.2 on probe has looked for the node
                throw new OutsideAccess(Access.READ, "NULL", 0, sizeT == SizeT.BITS32 ? 4 : 8)
                        .in("imx_rproc_prepare");
            }
            if (isNamed(region, "vdev0buffer") || isTableRegion(region)) {
                continue;
            }
            if (!region.standing().remembered()) {
                rproc.printParent(Level.ERROR, "unable to acquire memory-region");
                return Errno.EINVAL.value();
            }
            rproc.carveouts().add(RprocMemEntry.ofRegion(region, sizeT.cast(region.size()), region.sa()));
        }
        return 0;
    }

    /** {@code %p+%zx}: the hash of a pointer, as it is printed before the kernel has a key for it. */
    @Override
    public String printed(SizeT width, long dma, long len) {
        return "%s+%x".formatted(width == SizeT.BITS32 ? "(ptrval)" : "(____ptrval____)", len);
    }

    /** {@code imx_rproc_prepare()}, and {@code imx_rproc_sm_lmm_prepare()} of a machine that Linux may control. */
    @Override
    public int prepare(Rproc rproc) {
        int ret = registerCarveouts(rproc);
        if (ret == 0 && dcfg.method() == Method.SM_LMM) {
            rproc.printParent(Level.INFO, "lmm(%d) powered on by Linux", dcfg.lmid());
        }
        return ret;
    }

    /** {@code imx_rproc_get_boot_addr()} of NXP's branches: without bounds, like {@code find_table()}. */
    @Override
    public long getBootAddr(Rproc rproc, Firmware fw) {
        if (!dcfg.startsAtInterrupts()) {
            return RprocElfLoader.getBootAddr(fw);
        }
        Bytes data = fw.bytes();
        try {
            ElfClass elfClass = RprocElfLoader.elfClass(data);
            int shnum = elfClass.shnum(data);
            int shstrndx = elfClass.shstrndx(data);
            long shdr = sizeT.cast(elfClass.shoff(data));
            long names = elfClass.shOffset(data, sizeT.cast(shdr + (long) shstrndx * elfClass.shdrSize));
            for (int i = 0; i < shnum; i++, shdr = sizeT.cast(shdr + elfClass.shdrSize)) {
                if (RprocElfLoader.isNamed(data, sizeT, names + elfClass.shName(data, shdr), INTERRUPTS)) {
                    return elfClass.shAddr(data, shdr);
                }
            }
            return 0;
        } catch (OutsideAccess outside) {
            throw outside.in("imx_rproc_get_boot_addr");
        }
    }

    /** {@code imx_rproc_parse_fw()}; before it existed, the core's default. */
    @Override
    public int parseFw(Rproc rproc, Firmware fw) {
        int ret = RprocElfLoader.loadRscTable(rproc, fw);
        if (ret != 0 && release.has(Feature.IMX_TABLE_OPTIONAL)) {
            rproc.info("No resource table in elf");
            return 0;
        }
        return ret;
    }

    /**
     * {@code imx_rproc_da_to_sys()}: the first row that holds the range and a byte more.
     *
     * @return the row, or null for {@code -ENOENT}
     */
    private Region daToSys(Rproc rproc, long da, long len) {
        for (Region row : att) {
            // left a u64 sum, right a u32 one; strict, so the last byte of a row is out of reach
            if (Long.compareUnsigned(da, row.da()) >= 0
                    && Long.compareUnsigned(da + len, (row.da() + row.size()) & U32) < 0) {
                return row;
            }
        }
        rproc.printParent(Level.WARNING, "Translation failed: da = 0x%x len = 0x%x", da, len);
        return null;
    }

    /** {@code imx_rproc_da_to_va()}: by the address map to the bus, then to the first mapped area that holds it. */
    @Override
    public void daToVa(Rproc rproc, long da, long len, Pointer to) {
        if (len == 0) {
            return;
        }
        Region row = daToSys(rproc, da, len);
        if (row == null) {
            return;
        }
        long sys = (row.sa() + (da - row.da())) & U32;
        for (Mapping slot : mem) {
            // strict again
            if (Long.compareUnsigned(sys, slot.sa()) >= 0
                    && Long.compareUnsigned(sys + len, sizeT.cast(slot.sa() + slot.size())) < 0) {
                to.set(slot, sys - slot.sa(), row.iomem());
                return;
            }
        }
    }

    /** {@code imx_rproc_elf_find_loaded_rsc_table()}; before it existed, the core's default. */
    @Override
    public void findLoadedRscTable(Rproc rproc, Firmware fw, Pointer to) {
        if (release.has(Feature.IMX_RSC_TABLE_NEEDS_ELF_TABLE) && !rproc.hasTable()) {
            return;
        }
        if (rscTable >= 0) {
            to.set(mem[rscTable], 0, false);
            return;
        }
        RprocElfLoader.findLoadedRscTable(rproc, fw, to);
    }

    /** {@code imx_rproc_get_loaded_rsc_table()}. */
    @Override
    public int getLoadedRscTable(Rproc rproc, Pointer to) {
        if (rscTable >= 0) {
            to.set(mem[rscTable], 0, false);
        }
        return 0;
    }

    /** Whether there is {@code imx_rproc_kick()}. */
    @Override
    public boolean canKick() {
        return release.has(Feature.IMX_KICKS);
    }

    /** Whether there is {@code imx_rproc_detach()}. */
    @Override
    public boolean canDetach() {
        return release.has(Feature.IMX_DETACHES);
    }

    @Override
    public List<ReservedRegion> memoryRegions() {
        return memoryRegions;
    }
}

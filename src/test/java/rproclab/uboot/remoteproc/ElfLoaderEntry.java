// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import java.util.List;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Verdict;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.Region;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/** The functions of {@code rproc-elf-loader.c} as the oracle calls them, with a driver of its own. */
public enum ElfLoaderEntry {
    LOAD_IMAGE {
        @Override
        int run(UbootRun run, RprocElfLoader elf) {
            return elf.loadImage();
        }
    },
    LOAD_IMAGE32 {
        @Override
        int run(UbootRun run, RprocElfLoader elf) {
            return elf.elf32LoadImage();
        }
    },
    LOAD_IMAGE64 {
        @Override
        int run(UbootRun run, RprocElfLoader elf) {
            return elf.elf64LoadImage();
        }
    },
    LOAD_RSC_TABLE {
        @Override
        int run(UbootRun run, RprocElfLoader elf) {
            try {
                return elf.loadRscTable(ElfClass.ofIdent(run.image().u8(Elf.EI_CLASS)));
            } catch (OutsideAccess outside) {
                throw outside.in("rproc_elf_load_rsc_table");
            }
        }
    },
    LOAD_RSC_TABLE32 {
        @Override
        int run(UbootRun run, RprocElfLoader elf) {
            return elf.loadRscTable(ElfClass.ELFCLASS32);
        }
    };

    abstract int run(UbootRun run, RprocElfLoader elf);

    /** Calls it, then {@code rproc_elf_get_boot_addr()}; the driver translates by {@code rows}. */
    public LoadResult load(UbootRelease release, List<Region> rows, Firmware firmware) {
        return UbootRun.of(firmware, Ulong.BITS64, run -> {
            RprocElfLoader elf = new RprocElfLoader(run, release, new RowsDriver(rows));
            int ret = run(run, elf);
            if (ret != 0) {
                return Verdict.rejected(ret);
            }
            run.handOver(elf.bootAddr());
            return Verdict.ACCEPTED;
        });
    }

    /** The first row that holds all of the range, exact fit included, without wrapping. */
    private record RowsDriver(List<Region> rows) implements RprocDriver {
        @Override
        public Ulong ulong() {
            return Ulong.BITS64;
        }

        @Override
        public String prefix() {
            return "rproc rproc";
        }

        @Override
        public int load(UbootRun run, RprocElfLoader elf) {
            throw new AssertionError("the entries call the loader themselves");
        }

        @Override
        public void deviceToVirt(UbootRun run, long da, long size, Pointer to) {
            to.clear();
            for (Region row : rows) {
                long skip = da - row.da();
                if (Long.compareUnsigned(da, row.da()) >= 0 && Long.compareUnsigned(size, row.size()) <= 0
                        && Long.compareUnsigned(skip, row.size() - size) <= 0) {
                    to.set(new Mapping(row.name(), row.sa(), row.size()), skip, false);
                    return;
                }
            }
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.util.List;
import java.util.Optional;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/** How the segment at which a loader stopped lies in the region where it starts: tells refusals with one message apart. */
enum Fit {
    /** No loader stopped at a program header that lies inside the file. */
    NONE("none"),
    /** It ends where the region ends. */
    FILLS("ends with its region"),
    /** Its bytes of the file fit, its memory does not. */
    MEMORY_TOO_LONG("memsz passes the end of its region, filesz does not"),
    /** Its bytes of the file reach behind the region. */
    FILE_TOO_LONG("filesz passes the end of its region"),
    /** The same, and what lies behind it on the system bus is another region: a loader that looks at starts only goes on. */
    STRADDLES("filesz reaches into the next region on the bus"),
    /** Its end in memory is past 2^64. */
    WRAPS("memsz wraps"),
    /** It has room. */
    INSIDE("inside its region"),
    /** It starts where no region is. */
    OUTSIDE("starts outside all regions");

    private final String words;

    Fit(String words) {
        this.words = words;
    }

    /** Of program header {@code index} of an image; {@link #NONE} of -1. */
    static Fit of(byte[] image, int index, List<Region> regions) {
        Optional<ElfImage> elf = ElfImage.of(Bytes.of(image));
        if (index < 0 || elf.isEmpty()) {
            return NONE;
        }
        long at = elf.get().phoff() + (long) index * elf.get().elfClass().phdrSize;
        return elf.get().bytes().has(at, elf.get().elfClass().phdrSize)
                ? of(new ProgramHeader(elf.get().bytes(), elf.get().elfClass(), index, at), regions)
                : NONE;
    }

    private static Fit of(ProgramHeader segment, List<Region> regions) {
        long da = segment.paddr();
        long memsz = segment.memsz();
        if (Long.compareUnsigned(da + memsz, da) < 0) {
            return WRAPS;
        }
        Region region = smallest(da, regions);
        if (region == null) {
            return OUTSIDE;
        }
        long room = region.daEnd() - da;
        if (memsz == room) {
            return FILLS;
        }
        if (Long.compareUnsigned(segment.filesz(), room) > 0) {
            return hasNeighbour(region, regions) ? STRADDLES : FILE_TOO_LONG;
        }
        return Long.compareUnsigned(memsz, room) > 0 ? MEMORY_TOO_LONG : INSIDE;
    }

    private static Region smallest(long da, List<Region> regions) {
        Region smallest = null;
        for (Region region : regions) {
            if (region.holdsDa(da) && (smallest == null || region.size() < smallest.size())) {
                smallest = region;
            }
        }
        return smallest;
    }

    private static boolean hasNeighbour(Region region, List<Region> regions) {
        long end = region.sa() + region.size();
        for (Region other : regions) {
            if (other.sa() == end) {
                return true;
            }
        }
        return false;
    }

    /** In words, for people and for findings. */
    @Override
    public String toString() {
        return words;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

/** The rules, by stable id. */
public enum Rule {
    // @formatter:off
    LMA_MEMSZ_OVERRUN("lma-memsz-overrun",
        "A segment's load address + memsz leaves its region, though load address + filesz fits."),
    EXACT_FIT_REFUSED("exact-fit-refused",
        "A segment ends exactly where its region ends, and a loader wants one byte to spare."),
    SEGMENT_OUTSIDE_REGIONS("segment-outside-regions",
        "A segment's load address lies in no region that the remote core can load to."),
    SEGMENT_STRADDLES_REGIONS("segment-straddles-regions",
        "A segment's file bytes begin in one region and end in another or in none."),
    NO_MEMORY_REGION("no-memory-region",
        "A segment lies where the driver can translate, but no memory-region covers it, so nothing is mapped there."),
    SEGMENTS_OVERLAP("segments-overlap",
        "Two segments share load addresses; the later one in the file wins."),
    BOOTAUX_FIRST_WORD("bootaux-first-word",
        "U-Boot's bootaux takes the stack pointer from the first PT_LOAD, which does not hold the vectors."),
    ELF_STARTED_RAW("elf-started-raw",
        "A bootaux without ELF support takes the ELF file for a raw image, and says that it started the core."),
    LINUX_ATTACHES_ONLY("linux-attaches-only",
        "This Linux driver never loads firmware: it attaches to a core that something else started."),
    HEADROOM("headroom",
        "How many bytes the last segment of a region may grow before a loader refuses it."),
    REGION_NOT_RESERVED("region-not-reserved",
        "A memory-region of the core is disabled, missing, or nothing that Linux reserves at boot."),
    REGIONS_OVERLAP("regions-overlap",
        "A memory-region of the core overlaps another node of /reserved-memory.");
    // @formatter:on

    private final String id;
    private final String summary;

    Rule(String id, String summary) {
        this.id = id;
        this.summary = summary;
    }

    /** The rule's stable id, as reports and command lines spell it. */
    public String id() {
        return id;
    }

    /** What the rule finds, in one sentence. */
    public String summary() {
        return summary;
    }
}

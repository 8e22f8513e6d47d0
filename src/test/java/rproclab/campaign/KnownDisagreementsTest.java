// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/** What a campaign on i.MX 8M Plus has to find by itself, in few cases. */
class KnownDisagreementsTest {
    private static final String LINUX = "linux-6.12";
    private static final String BOOTAUX = "uboot-2025.01-bootaux";
    private static final String RPROC = "uboot-2026.07-rproc";
    private static final String BAD_PHDR = "rejected, EINVAL: bad phdr da 0x%x mem 0x%x";
    private static final List<Finding> FINDINGS = Campaigns.findings(Campaigns.plan(7, 20_000));

    @Test
    void memoryThatPassesTheEndOfTheRegionWhichHoldsItsBytes() {
        Finding finding = first(FINDINGS, f -> f.fit() == Fit.MEMORY_TOO_LONG && says(f, LINUX, BAD_PHDR)
                && says(f, BOOTAUX, "accepted"));

        ProgramHeader segment = segments(finding).getLast();
        Region region = region(segment.paddr());
        assertThat(segment.paddr() + segment.filesz()).isLessThanOrEqualTo(region.daEnd());
        assertThat(segment.paddr() + segment.memsz()).isGreaterThan(region.daEnd());
    }

    @Test
    void theExactFitThatLinuxRefuses() {
        Finding finding = first(FINDINGS, f -> f.fit() == Fit.FILLS && says(f, LINUX, BAD_PHDR)
                && says(f, BOOTAUX, "accepted"));

        ProgramHeader segment = segments(finding).getLast();
        assertThat(segment.paddr() + segment.memsz()).isEqualTo(region(segment.paddr()).daEnd());
    }

    @Test
    void theUntestedTranslationThatMakesUbootWriteToNull() {
        Finding finding = first(FINDINGS, f -> says(f, LINUX, BAD_PHDR)
                && says(f, RPROC, "undefined: write of NULL in rproc_elf32_load_image"));

        assertThat(finding.elf()[4]).isEqualTo((byte) 1);
    }

    @Test
    void theWrappedOffsetThatLinuxReadsBeforeTheFile() {
        Finding finding = first(FINDINGS,
                f -> says(f, LINUX, "undefined: read of firmware in rproc_elf_load_segments")
                        && segments(f).stream().anyMatch(s -> wraps(s.offset(), s.filesz())));

        assertThat(finding.elf()[4]).isEqualTo((byte) 2);
    }

    @Test
    void theSegmentThatRunsOnFromItcmIntoDtcm() {
        List<Region> tcm = Campaigns.REGIONS.stream().filter(region -> region.name().contains("TCM")).toList();
        List<Finding> findings = Campaigns.findings(Campaigns.plan(7, 5_000, 0, 1, tcm, Judge.NONE));

        Finding finding = first(findings, f -> f.fit() == Fit.STRADDLES && says(f, LINUX, BAD_PHDR)
                && says(f, BOOTAUX, "accepted"));

        ProgramHeader segment = segments(finding).getLast();
        assertThat(segment.paddr()).isLessThan(0x2_0000);
        assertThat(segment.paddr() + segment.filesz()).isGreaterThan(0x2_0000);
        assertThat(first(FINDINGS, f -> f.fit() == Fit.STRADDLES)).isNotNull();
    }

    private static Finding first(List<Finding> findings, Predicate<Finding> wanted) {
        return findings.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static boolean says(Finding finding, String loader, String outcome) {
        return finding.groups().stream()
                .anyMatch(group -> group.loaders().contains(loader) && group.outcome().toString().equals(outcome));
    }

    private static List<ProgramHeader> segments(Finding finding) {
        return ElfImage.of(Bytes.of(finding.elf())).orElseThrow().programHeaders();
    }

    private static boolean wraps(long offset, long filesz) {
        return Long.compareUnsigned(offset + filesz, offset) < 0;
    }

    private static Region region(long da) {
        return Campaigns.REGIONS.stream().filter(region -> region.holdsDa(da))
                .min((a, b) -> Long.compare(a.size(), b.size())).orElseThrow();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.elf.ProgramHeader;

/** Rule {@code segment-in-pool}: Linux hands the pool of the buffers out, and writes over what was loaded there. */
final class SegmentInPool implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return BufferRegion.of(core).filter(region -> region.isPool()).stream()
                .flatMap(pool -> core.segments().stream()
                        .filter(segment -> common(core, pool, segment) != 0)
                        .map(segment -> finding(pool, segment, common(core, pool, segment))));
    }

    private static long common(CoreOnBoard core, CoreRegion pool, ProgramHeader segment) {
        return core.sa(segment.paddr()).stream().map(sa -> Ranges.common(sa, segment.memsz(), pool.region().sa(),
                pool.region().size())).sum();
    }

    private static Finding finding(CoreRegion pool, ProgramHeader segment, long common) {
        SequencedMap<String, String> evidence = Text.evidence(segment);
        evidence.put("region", pool.region().fullName());
        evidence.put("common", hex(common));
        return new Finding(Rule.SEGMENT_IN_POOL, Severity.WARNING,
                "%s of segment %d %s are in %s, from which Linux takes virtio buffers".formatted(bytes(common),
                        segment.index(), range(segment.paddr(), segment.memsz()), pool.text()),
                evidence, "Link the segment into another region, and leave the pool to Linux.");
    }
}

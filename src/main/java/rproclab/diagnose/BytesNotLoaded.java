// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.pairs;

import java.util.stream.Stream;
import rproclab.compare.Result;
import rproclab.elf.ProgramHeader;
import rproclab.elf.SectionHeader;

/** Rule {@code bytes-not-loaded}: of an image that is refused, how little of the file's size a loader ever looks at. */
final class BytesNotLoaded implements Check {
    /** Of a smaller file nobody thinks that its size is what is refused. */
    private static final long NOTABLE = 0x1_0000;

    @Override
    public Stream<Finding> find(Subject subject) {
        long size = subject.image().bytes().size();
        long loaded = subject.segments().stream().mapToLong(ProgramHeader::filesz)
                .filter(filesz -> Long.compareUnsigned(filesz, size) <= 0).sum();
        boolean refused = subject.comparison().decidingResults().stream()
                .anyMatch((Result result) -> !result.accepted());
        return refused && size >= NOTABLE && size - loaded > loaded
                ? Stream.of(finding(subject, size, loaded))
                : Stream.empty();
    }

    private static Finding finding(Subject subject, long size, long loaded) {
        long sections = subject.image().sectionHeaders().stream()
                .filter(section -> !section.isAlloc() && !section.isNobits()).mapToLong(SectionHeader::size).sum();
        return new Finding(Rule.BYTES_NOT_LOADED, Severity.NOTE,
                "of the file's %s, %s are in segments; %s in sections without ALLOC (debug information, symbols, names) take no memory of the core"
                        .formatted(bytes(size), bytes(loaded), bytes(sections)),
                pairs("fileSize", Long.toString(size), "loaded", Long.toString(loaded), "notAlloc",
                        Long.toString(sections)),
                """
                        Stripping the file will not make a loader accept it. What counts is p_memsz of each segment;
                        section headers have to stay, for .resource_table is found by its name.""");
    }
}

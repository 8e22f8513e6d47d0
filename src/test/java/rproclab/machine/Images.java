// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/** Puts ELF files into machines, as a loader that follows p_paddr would. */
final class Images {
    private Images() {}

    static Region at(String name, long address, long size) {
        return Region.region(name, address, address, size);
    }

    static void load(Machine machine, Path file) {
        try {
            Bytes bytes = Bytes.of(Files.readAllBytes(file), file.toString());
            for (ProgramHeader header : ElfImage.of(bytes).orElseThrow().loadSegments()) {
                if (header.filesz() != 0) {
                    long sa = machine.systemAddress((int) header.paddr()).orElseThrow();
                    machine.memory().copy(sa, bytes, header.offset(), header.filesz());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

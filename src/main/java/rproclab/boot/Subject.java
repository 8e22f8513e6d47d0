// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.ArrayList;
import java.util.List;
import rproclab.elf.ElfImage;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTable;
import rproclab.target.Target;

/**
 * What is booted: an image as a loader left it.
 *
 * @param target for which core
 * @param loader the loader's name
 * @param load what it left
 * @param functions the image's functions
 * @param traces the trace buffers that the image's resource table names, in order
 */
public record Subject(Target target, String loader, LoadResult load, Functions functions, List<Resource.Trace> traces) {
    private static final int MOST_TRACES = 8;

    /** An image after a load. */
    public static Subject of(Firmware firmware, Target target, String loader, LoadResult load) {
        return ElfImage.of(firmware.bytes())
                .map(image -> new Subject(target, loader, load, Functions.of(image), traces(image)))
                .orElseThrow(() -> new IllegalArgumentException(firmware.name() + " is not an ELF file"));
    }

    private static List<Resource.Trace> traces(ElfImage image) {
        List<Resource.Trace> traces = new ArrayList<>();
        image.section(".resource_table").filter(section -> image.bytes().has(section.offset(), section.size()))
                .map(section -> new ResourceTable(image.bytes().slice(section.offset(), section.size())))
                .ifPresent(table -> table.entries().forEach(entry -> entry.resource().ifPresent(resource -> {
                    if (resource instanceof Resource.Trace trace && traces.size() < MOST_TRACES) {
                        traces.add(trace);
                    }
                })));
        return traces;
    }
}

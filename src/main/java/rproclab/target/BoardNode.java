// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.ArrayList;
import java.util.List;
import rproclab.memory.Region;

/**
 * The node of a remote processor in the device tree of a board.
 *
 * @param device the Linux platform device
 * @param compatibles the most specific first
 * @param resourceId {@code fsl,resource-id}; 0 where there is none
 * @param regions its reserved memory
 * @param dmaRanges {@code dma-ranges} of its bus, whole rows of three cells: device address, bus address, size
 */
public record BoardNode(String device, List<String> compatibles, long resourceId, DefaultRegions regions,
        List<Region> dmaRanges) {

    /** The rows of {@code dma-ranges}, named as those of the vendor's board where they begin alike. */
    List<Region> rows(List<Region> vendor) {
        List<Region> rows = new ArrayList<>();
        for (Region row : dmaRanges) {
            String name = vendor.stream().filter(known -> known.da() == row.da() && known.sa() == row.sa())
                    .map(Region::name).findFirst().orElse(row.name());
            rows.add(Region.region(name, row.da(), row.sa(), row.size()));
        }
        return rows;
    }
}

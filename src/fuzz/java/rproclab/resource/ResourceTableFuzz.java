// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;

class ResourceTableFuzz {

    @MethodSource("rproclab.Seeds#resourceTables")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void aTableIsReadAsFarAsItGoes(byte[] bytes) {
        ResourceTable table = new ResourceTable(Bytes.of(bytes));

        List<ResourceEntry> entries = table.entries();

        assertThat(entries).hasSizeLessThanOrEqualTo(ResourceTable.MOST_ENTRIES)
                .allSatisfy(entry -> assertThat(entry.resource().isPresent() || !entry.malformed().isEmpty()).isTrue());
        assertThat(table.malformed()).hasSizeLessThanOrEqualTo(4);
    }
}

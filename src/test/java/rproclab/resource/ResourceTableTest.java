// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.resource.Resource.carveout;
import static rproclab.resource.Resource.devmem;
import static rproclab.resource.Resource.rpmsg;
import static rproclab.resource.Resource.trace;
import static rproclab.resource.Resource.vring;
import static rproclab.resource.ResourceTableBuilder.resourceTable;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Bytes;

class ResourceTableTest {
    private static final Resource.Vdev RPMSG = rpmsg(vring(0x5500_0000L, 0x1000, 256, 0),
            vring(0x5500_8000L, 0x1000, 256, 1));

    @Test
    void anRpmsgTableIsWrittenAsTheCompilerLaysItOut() {
        // @formatter:off
        assertThat(HexFormat.of().formatHex(resourceTable().entry(RPMSG).build())).isEqualTo(
                "01000000" + "01000000" + "0000000000000000" + "14000000"              // ver, num, reserved, offset[0]
                + "03000000"                                                           // type
                + "07000000" + "00000000" + "01000000" + "00000000" + "00000000"       // id .. config_len
                + "00" + "02" + "0000"                                                 // status, num_of_vrings, reserved
                + "00000055" + "00100000" + "00010000" + "00000000" + "00000000"       // da, align, num, notifyid, pa
                + "00800055" + "00100000" + "00010000" + "01000000" + "00000000");
        // @formatter:on
    }

    @Test
    void aCarveoutIsWrittenAsTheCompilerLaysItOut() {
        byte[] table = resourceTable().entry(new Resource.Carveout(1, 2, 3, 4, 5, "name")).build();

        assertThat(HexFormat.of().formatHex(table, 16, table.length)).isEqualTo("14000000" + "00000000" + "01000000"
                + "02000000" + "03000000" + "04000000" + "05000000" + "6e616d65" + "00".repeat(28));
    }

    @Test
    void everyEntryIsReadAsItWasWritten() {
        List<Resource> written = List.of(new Resource.Carveout(1, 0xFFFF_FFFFL, 3, 4, 0, "vdev0buffer"),
                new Resource.Devmem(5, 6, 7, 8, 0, "uart"), new Resource.Trace(9, 10, 0, "log"), RPMSG,
                new Resource.Vdev(1, 2, 3, 4, 0, 0xFF, 1, 0, List.of(new Resource.Vring(5, 6, 7, 8, 9))),
                new Resource.Other(128), new Resource.Other(512));
        ResourceTableBuilder builder = resourceTable();
        written.forEach(builder::entry);

        ResourceTable table = table(builder);

        assertThat(table.malformed()).isEmpty();
        assertThat(table.num()).isEqualTo(7);
        assertThat(table.entries()).extracting(entry -> entry.resource().orElseThrow()).isEqualTo(written);
        assertThat(table.entries()).allSatisfy(entry -> assertThat(entry.malformed()).isEmpty());
        assertThat(table.entries()).extracting(ResourceEntry::index).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(table.entries().get(1).offset()).isEqualTo(16 + 7 * 4 + 56);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 15})
    void aTableShorterThanItsHeaderSaysSo(int size) {
        ResourceTable table = cut(resourceTable().entry(RPMSG), size);

        assertThat(table.malformed()).containsExactly("header truncated: need 0x10 avail 0x%x".formatted(size));
        assertThat(table.entries()).isEmpty();
    }

    @Test
    void anEmptyTableIsWellFormed() {
        assertThat(table(resourceTable()).malformed()).isEmpty();
        assertThat(table(resourceTable()).entries()).isEmpty();
    }

    @Test
    void theHeaderSaysWhatIsWrongWithIt() {
        ResourceTable table = table(resourceTable().ver(2).num(3).reserved(0, 7));

        assertThat(table.ver()).isEqualTo(2);
        assertThat(table.reserved(1)).isEqualTo(7);
        assertThat(table.malformed()).containsExactly("version=0x2, only 1 exists",
                "reserved words are not zero: 0x0 0x7", "offsets truncated: num=0x3 need 0x1c avail 0x10");
    }

    @Test
    void theFirstReservedWordCountsToo() {
        assertThat(table(resourceTable().reserved(0x8000_0000L, 0)).malformed())
                .containsExactly("reserved words are not zero: 0x80000000 0x0");
    }

    @Test
    void offsetsMayEndWithTheTable() {
        ResourceTableBuilder builder = resourceTable().entry(new Resource.Other(128));

        assertThat(cut(builder, 20).malformed()).isEmpty();
        assertThat(cut(builder, 19).malformed())
                .containsExactly("offsets truncated: num=0x1 need 0x14 avail 0x13");
        assertThat(cut(builder, 19).entries()).isEmpty();
    }

    @Test
    void aHugeNumberOfEntriesIsReadAsFarAsTheTableGoes() {
        ResourceTable table = table(resourceTable().num(0xFFFF_FFFFL).entry(new Resource.Other(128)));

        assertThat(table.malformed()).containsExactly(
                "offsets truncated: num=0xffffffff need 0x40000000c avail 0x18",
                "num=0xffffffff: entries from 0x400 on are not looked at");
        assertThat(table.entries()).hasSize(2);
    }

    @Test
    void noMoreThanALimitOfEntriesIsLookedAt() {
        byte[] large = Arrays.copyOf(resourceTable().num(1025).build(), 16 + 4 * 1025);

        ResourceTable table = new ResourceTable(Bytes.of(large));

        assertThat(table.entries()).hasSize(1024);
        assertThat(table.malformed()).containsExactly("num=0x401: entries from 0x400 on are not looked at");
    }

    @Test
    void exactlyTheLimitOfEntriesIsWellFormed() {
        byte[] large = Arrays.copyOf(resourceTable().num(1024).build(), 16 + 4 * 1024);

        assertThat(new ResourceTable(Bytes.of(large)).malformed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x0, offset 0x0 lies in the table's header", "0xf, offset 0xf lies in the table's header"})
    void anOffsetIntoTheHeaderIsNamed(String offset, String message) {
        ResourceEntry entry = first(resourceTable().offset(0, Long.decode(offset)).entry(RPMSG));

        assertThat(entry.offset()).isEqualTo(Long.decode(offset));
        assertThat(entry.malformed()).contains(message);
    }

    @Test
    void anOffsetBehindTheHeaderIsNotNamed() {
        assertThat(first(resourceTable().offset(0, 0x10).entry(RPMSG)).malformed())
                .noneMatch(message -> message.contains("header"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0x19, 0xFFFF_FFFCL, 0xFFFF_FFFFL})
    void anOffsetOutsideIsNamed(long offset) {
        ResourceEntry entry = first(resourceTable().offset(0, offset).entry(new Resource.Other(128)));

        assertThat(entry.resource()).isEmpty();
        assertThat(entry.malformed()).containsExactly(
                "type at 0x%x truncated: need 0x4 avail 0x%x".formatted(offset, Math.max(0, 0x18 - offset)));
    }

    @Test
    void aTruncatedEntrySaysWhatItNeeds() {
        assertTruncated(carveout(0, 1, "a"), "carveout at 0x18 truncated: need 0x34 avail 0x33");
        assertTruncated(devmem(0, 0, 1, "a"), "devmem at 0x18 truncated: need 0x34 avail 0x33");
        assertTruncated(trace(0, 1, "a"), "trace at 0x18 truncated: need 0x2c avail 0x2b");
        assertTruncated(rpmsg(), "vdev at 0x18 truncated: need 0x18 avail 0x17");
    }

    @Test
    void aVdevKeepsTheVringsThatAreWhole() {
        ResourceTableBuilder builder = resourceTable().entry(RPMSG);

        ResourceEntry entry = cut(builder, builder.build().length - 1).entries().getFirst();

        assertThat(((Resource.Vdev) entry.resource().orElseThrow()).vrings()).hasSize(1);
        assertThat(entry.malformed()).containsExactly("vdev at 0x18 truncated: need 0x40 avail 0x3f");
    }

    @Test
    void aVdevsConfigurationSpaceMustBeInside() {
        Resource.Vdev vdev = new Resource.Vdev(7, 0, 0, 0, 4, 0, 0, 0, List.of());

        assertThat(first(resourceTable().entry(vdev).append((byte) 1, (byte) 2, (byte) 3, (byte) 4)).malformed())
                .isEmpty();
        assertThat(first(resourceTable().entry(vdev).append((byte) 1, (byte) 2, (byte) 3)).malformed())
                .containsExactly("vdev at 0x18 truncated: need 0x1c avail 0x1b");
    }

    @Test
    void moreThanTwoVringsAreNamed() {
        Resource.Vring vring = vring(0, 16, 2, 0);

        assertThat(first(resourceTable().entry(rpmsg(vring, vring, vring))).malformed())
                .containsExactly("too many vrings: 3, the limit is 2");
    }

    @Test
    void reservedBytesAreNamed() {
        assertThat(first(resourceTable().entry(new Resource.Carveout(0, 0, 0, 0, 1, ""))).malformed())
                .containsExactly("reserved bytes are not zero: 0x1");
        assertThat(first(resourceTable().entry(new Resource.Devmem(0, 0, 0, 0, 1, ""))).malformed())
                .containsExactly("reserved bytes are not zero: 0x1");
        assertThat(first(resourceTable().entry(new Resource.Trace(0, 0, 1, ""))).malformed())
                .containsExactly("reserved bytes are not zero: 0x1");
        assertThat(first(resourceTable().entry(new Resource.Vdev(0, 0, 0, 0, 0, 0, 0, 0x100, List.of()))).malformed())
                .containsExactly("reserved bytes are not zero: 0x100");
    }

    @Test
    void aNameOfThirtyTwoCharactersIsNotTerminated() {
        assertThat(first(resourceTable().entry(trace(0, 0, "n".repeat(31)))).malformed()).isEmpty();

        ResourceEntry entry = first(resourceTable().entry(trace(0, 0, "n".repeat(33))));

        assertThat(entry.malformed()).containsExactly("name is not terminated");
        assertThat(entry.resource()).isEqualTo(Optional.of(trace(0, 0, "n".repeat(32))));
    }

    @Test
    void aHostileNameIsPrintable() {
        assertThat(first(resourceTable().entry(trace(0, 0, "\u001b\u00ff"))).resource())
                .isEqualTo(Optional.of(trace(0, 0, "\\x1b\\xff")));
    }

    @ParameterizedTest
    @CsvSource({"4, unknown", "127, unknown", "128, vendor", "512, vendor", "513, unknown", "0xffffffff, unknown"})
    void otherTypesAreVendorsOrUnknown(String number, String word) {
        long type = Long.decode(number);

        ResourceEntry entry = first(resourceTable().entry(new Resource.Other(type)));

        assertThat(entry.resource()).isEqualTo(Optional.of(new Resource.Other(type)));
        assertThat(entry.resource().orElseThrow().typeName()).isEqualTo(word);
        assertThat(entry.malformed())
                .isEqualTo(word.equals("vendor") ? List.of() : List.of("unknown type 0x%x".formatted(type)));
    }

    private static void assertTruncated(Resource resource, String message) {
        ResourceTableBuilder builder = resourceTable().entry(resource);

        ResourceEntry whole = first(builder);
        ResourceEntry truncated = cut(builder, builder.build().length - 1).entries().getFirst();

        assertThat(whole.malformed()).isEmpty();
        assertThat(whole.resource()).contains(resource);
        assertThat(truncated.malformed()).containsExactly(message);
        assertThat(truncated.resource()).isEmpty();
    }

    private static ResourceTable table(ResourceTableBuilder builder) {
        return new ResourceTable(Bytes.of(builder.build()));
    }

    private static ResourceTable cut(ResourceTableBuilder builder, int size) {
        return new ResourceTable(Bytes.of(Arrays.copyOf(builder.build(), size)));
    }

    private static ResourceEntry first(ResourceTableBuilder builder) {
        return table(builder).entries().getFirst();
    }
}

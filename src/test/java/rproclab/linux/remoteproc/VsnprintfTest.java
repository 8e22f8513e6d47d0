// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Tables.RSC;
import static rproclab.linux.remoteproc.Tables.boot;
import static rproclab.linux.remoteproc.Tables.table;
import static rproclab.resource.Resource.carveout;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Access;
import rproclab.loader.Verdict;
import rproclab.memory.ReservedRegion;

/** The name of a carveout as a format string, seen through the message that names a carveout without memory. */
class VsnprintfTest {

    @ParameterizedTest
    @CsvSource({"heap, heap", "a%%b, a%b", "'%5%x', '%x'", "100%, 100", "a%qb, a", "a%-b, a", "a%5.3lb, a", "a%nb, a",
            "0123456789012345678901234567890, 0123456789012345678901234567890"})
    void conversionsWithoutArgumentsAreDone(String name, String printed) {
        assertThat(Boards.log(boot("linux-6.12", table(carveout(0, 0, name)))))
                .contains("Unable to allocate carveout " + printed + ": -12");
    }

    @ParameterizedTest
    @CsvSource({"%s, 8", "%p, 8", "%c, 4", "%d, 4", "%i, 4", "%o, 4", "%u, 4", "%x, 4", "%X, 4", "%hd, 4", "%hhd, 4",
            "%ld, 8", "%lld, 8", "%Lx, 8", "%zu, 8", "%td, 8", "%*d, 4", "%.*d, 4", "%-08.3lx, 8", "%10d, 4",
            "%9.90d, 4", "a%%%s, 8"})
    void argumentsNobodyPassedAreRead(String name, int length) {
        assertThat(boot("linux-6.12", table(carveout(0, 0, name))).verdict()).isEqualTo(
                new Verdict.Undefined(Access.READ, "rproc_find_carveout_by_name", "varargs", 0, length));
    }

    @ParameterizedTest
    @CsvSource({"%s, 4", "%ld, 4", "%lld, 8"})
    void pointersAndLongsHave4BytesOn32Bits(String name, int length) {
        byte[] image = Tables.stm32Image(table(carveout(0, 0, name)));
        ReservedRegion memory = new ReservedRegion("mcuram2", 0x1000_0000L, 0x4_0000);

        assertThat(Boards.load(Boards.stm32mp1("linux-6.12", memory), image).verdict()).isEqualTo(
                new Verdict.Undefined(Access.READ, "rproc_find_carveout_by_name", "varargs", 0, length));
    }

    @Test
    void newestReleasesKnowTheQualifierH() {
        assertThat(boot("linux-6.12", table(carveout(0, 0, "a%Hd"))).verdict()).isEqualTo(Verdict.rejected(-12));
        assertThat(boot("linux-7.2", table(carveout(0, 0, "a%Hd"))).verdict()).isInstanceOf(Verdict.Undefined.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.1", "linux-7.3"})
    void nameWithoutEndIsReadOnBehindTheEntry(String release) {
        byte[] table = table(carveout(0, 0, "01234567890123456789012345678901")).build();
        byte[] longer = Arrays.copyOf(table, table.length + 1);

        assertThat(boot(release, table).verdict()).isEqualTo(new Verdict.Undefined(Access.READ,
                "rproc_find_carveout_by_name", "resource table", RSC + 52, 1));
        assertThat(Boards.log(boot(release, longer)))
                .contains("Unable to allocate carveout 0123456789012345678901234567890: -12");
    }
}

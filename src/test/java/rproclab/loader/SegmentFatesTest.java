// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Access;
import rproclab.loader.SegmentFate.Fate;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;

class SegmentFatesTest {
    private static final Verdict REJECTED = Verdict.rejected(-22);
    private static final Verdict UNDEFINED = new Verdict.Undefined(Access.WRITE, "memcpy", "NULL", 0, 4);

    private final SegmentFates fates = new SegmentFates();

    @Test
    void whatWasNotBegunWasNotReached() {
        assertThat(fates.list(1, REJECTED)).containsExactly(bare(0, Fate.NOT_REACHED));
    }

    @Test
    void headersKeepTheirOrder() {
        fates.begin();
        fates.skipped();
        fates.begin();
        fates.translated(0x7E_0010L, "ITCM");
        fates.loaded();

        assertThat(fates.list(2, Verdict.ACCEPTED)).containsExactly(bare(0, Fate.SKIPPED),
                new SegmentFate(1, Fate.LOADED, Optional.of(0x7E_0010L), Optional.of("ITCM")));
    }

    @Test
    void aPointerGivesPlaceAndMappingsName() {
        Pointer pointer = new Pointer();
        pointer.set(new Mapping("TCML", 0x7F_8000L, 0x8000), 0x20, true);
        fates.begin();
        fates.translated(pointer);
        fates.loaded();

        assertThat(fates.list(1, Verdict.ACCEPTED)).containsExactly(
                new SegmentFate(0, Fate.LOADED, Optional.of(0x7F_8020L), Optional.of("TCML")));
    }

    @Test
    void theLastBegunIsWhereARejectedRunEnded() {
        fates.begin();

        assertThat(fates.list(2, REJECTED)).containsExactly(bare(0, Fate.REFUSED), bare(1, Fate.NOT_REACHED));
    }

    @Test
    void theLastBegunIsWhereAnUndefinedRunEnded() {
        fates.begin();
        fates.translated(0, "DDR");

        assertThat(fates.list(1, UNDEFINED))
                .containsExactly(new SegmentFate(0, Fate.UNDEFINED, Optional.of(0L), Optional.of("DDR")));
    }

    @Test
    void onlyAsManyAsAskedForAreListed() {
        fates.begin();
        fates.skipped();
        fates.begin();
        fates.skipped();

        assertThat(fates.list(1, Verdict.ACCEPTED)).containsExactly(bare(0, Fate.SKIPPED));
        assertThat(fates.list(0, Verdict.ACCEPTED)).isEmpty();
    }

    @Test
    void manyHeadersAreHeld() {
        for (int i = 0; i < 65535; i++) {
            fates.begin();
            fates.translated(i, "DDR");
            fates.loaded();
        }

        List<SegmentFate> list = fates.list(65535, Verdict.ACCEPTED);

        assertThat(list).hasSize(65535);
        assertThat(list.get(15).sa()).contains(15L);
        assertThat(list.get(16).sa()).contains(16L);
        assertThat(list.getLast())
                .isEqualTo(new SegmentFate(65534, Fate.LOADED, Optional.of(65534L), Optional.of("DDR")));
    }

    @Test
    void theImageBeforeIsForgotten() {
        fates.begin();
        fates.translated(0x10, "DDR");
        fates.loaded();
        fates.reset();

        assertThat(fates.list(1, REJECTED)).containsExactly(bare(0, Fate.NOT_REACHED));

        fates.begin();

        assertThat(fates.list(1, REJECTED)).containsExactly(bare(0, Fate.REFUSED));
    }

    private static SegmentFate bare(int index, Fate fate) {
        return new SegmentFate(index, fate, Optional.empty(), Optional.empty());
    }
}

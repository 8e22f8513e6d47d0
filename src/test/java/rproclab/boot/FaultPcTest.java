// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.bytes.Bytes;
import rproclab.compare.Loaders;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SegmentRecipe;
import rproclab.loader.Firmware;
import rproclab.loader.Loader;
import rproclab.machine.FaultKind;
import rproclab.machine.peripheral.Chips;
import rproclab.target.Target;
import rproclab.target.Targets;

/** Of several loads in a block that may have faulted, the one that did is named. */
class FaultPcTest {
    private static final int CODE = 0x40;
    /** movw r4, #0; movt r4, #0xf000; mov.w r5, #0x20000000; nothing is at R4, memory at R5. */
    private static final String START = "40f20004 cff20004 4ff00055";

    @ParameterizedTest
    // @formatter:off
    @CsvSource({
        // mov r6, r4; ldr r0, [r6, #4]; mov r6, r5; ldr r1, [r6, #4]
        "2646 7068 2e46 7168, 0x4e",
        // mov r6, r5; ldr r0, [r6, #4]; mov r6, r4; ldr r1, [r6, #4]
        "2e46 7068 2646 7168, 0x52",
        // mov r6, r4; ldr r0, [r6, #4]; ldr r1, [r6, #4]
        "2646 7068 7168, 0x4e",
        // mov r6, r4; ldr r0, [r6, #4]; mov r6, r4; ldr r1, [r6, #4]
        "2646 7068 2646 7168, 0x4e",
        // mov r6, r4; movs r3, #4; ldr r0, [r6, r3]; movs r3, #8; ldr r1, [r6, r3]
        "2646 0423 f058 0823 f158, 0x50",
        // mov r6, r4; str r6, [r5, #8]; ldr r6, [r5, #8]; ldr r6, [r6]; ldr r6, [r6]
        "2646 ae60 ae68 3668 3668, 0x52",
        // str r5, [r5]; str r4, [r5, #4]; mov r6, r5; ldr r6, [r6, #4]; ldr r6, [r6, #4]
        "2d60 6c60 2e46 7668 7668, 0x54"})
    // @formatter:on
    void theInstructionThatFaultsIsNamed(String code, String pc) {
        BootResult result = boot(code);

        assertThat(result.outcome()).isEqualTo(Outcome.FAULT);
        assertThat(result.why()).isEqualTo(FaultKind.PRECISERR.text() + " at " + pc);
        assertThat(result.fault().orElseThrow().pc()).isEqualTo(Long.decode(pc));
    }

    @Test
    void theOtherResultsAreThoseOfTheFirstBoot() {
        BootResult certain = boot("2646 7068");
        BootResult replayed = boot("2646 7068 2e46 7168");

        assertThat(replayed.fault().orElseThrow().address()).isEqualTo(certain.fault().orElseThrow().address());
        assertThat(replayed.fault().orElseThrow().cfsr()).isEqualTo(certain.fault().orElseThrow().cfsr());
        assertThat(replayed.notes()).isEqualTo(certain.notes());
    }

    /** Boots {@link #START}, some code and an endless loop. */
    private static BootResult boot(String code) {
        Target target = Targets.find("imx8mp-m7").orElseThrow();
        // Stack, reset, NMI, HardFault.
        String vectors = "00100020 41000000 41000000 3d000000";
        String handler = "0000 fee7 fee7";
        String image = vectors + "00".repeat(0x3a - 0x10) + handler + START + code + "fee7";
        byte[] elf = ElfBuilder.elf32().entry(CODE | 1)
                .segment(SegmentRecipe.load(0).bytes(new Content.Hex(image.replace(" ", "")))).build();
        Firmware firmware = new Firmware("loads.elf", Bytes.of(elf, "loads.elf"));
        Loader loader = Loaders.of(target).named(List.of("linux-7.3")).loaders().getFirst();
        return Boot.run(Subject.of(firmware, target, "linux-7.3", loader.load(firmware)),
                Chips.of("imx8mp-m7").orElseThrow(), Plan.output(1_000_000));
    }
}

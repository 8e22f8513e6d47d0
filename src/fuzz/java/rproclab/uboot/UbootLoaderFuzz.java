// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;
import rproclab.compare.Loaders;
import rproclab.loader.Firmware;
import rproclab.loader.Loader;
import rproclab.target.Targets;

/** Every U-Boot release with every entry: rproc with each driver, bootaux of each kind, on the ELF and on its binary, bootelf. */
class UbootLoaderFuzz {
    private static final List<Loader> LOADERS = Stream
            .of("imx7d-m4", "imx8mp-m7", "imx8qm-m4-0", "imx93-m33", "imx95-m7", "stm32mp157-m4", "am62-m4f")
            .flatMap(
                    target -> Loaders.of(Targets.find(target).orElseThrow()).named(List.of("uboot")).loaders().stream())
            .toList();

    @MethodSource("rproclab.Seeds#images")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void everyImageGetsAVerdict(byte[] image) {
        Firmware firmware = new Firmware("fw.elf", Bytes.of(image));

        for (Loader loader : LOADERS) {
            assertThat(loader.load(firmware).verdict()).isNotNull();
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;
import rproclab.compare.Loaders;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.target.Targets;

/** Every Linux release with every driver, on a host of 32 bits too. */
class LinuxLoaderFuzz {
    private static final List<Loader> LOADERS = Stream
            .of("imx7d-m4", "imx8mp-m7", "stm32mp157-m4", "am62-m4f")
            .flatMap(
                    target -> Loaders.of(Targets.find(target).orElseThrow()).named(List.of("linux")).loaders().stream())
            .toList();

    @MethodSource("rproclab.Seeds#images")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void everyImageGetsAVerdictAndALog(byte[] image) {
        Firmware firmware = new Firmware("fw.elf", Bytes.of(image));

        for (Loader loader : LOADERS) {
            LoadResult result = loader.load(firmware);

            assertThat(result.verdict()).isNotNull();
            assertThat(result.log()).isNotEmpty();
        }
    }
}

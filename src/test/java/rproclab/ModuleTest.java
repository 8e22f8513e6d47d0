// SPDX-License-Identifier: GPL-2.0-only
package rproclab;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import net.sourceforge.argparse4j.ArgumentParsers;
import org.eclipse.parsson.JsonProviderImpl;
import org.junit.jupiter.api.Test;
import rproclab.api.Image;

/** rproclab as a module among its run-time dependencies, without JUnit. */
class ModuleTest {
    private static final ModuleFinder RUN_TIME = ModuleFinder.of(home(Image.class), home(ArgumentParsers.class),
            home(JsonValue.class), home(JsonProviderImpl.class));

    @Test
    void itExportsTheLibraryAlone() {
        ModuleDescriptor module = RUN_TIME.find("rproclab").orElseThrow().descriptor();

        assertThat(module.exports()).extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder("rproclab.api", "rproclab.junit");
        assertThat(module.opens()).isEmpty();
    }

    @Test
    void itLoadsAFirmwareWithoutJunit() throws Exception {
        ModuleLayer layer = layer();
        Class<?> image = layer.findLoader("rproclab").loadClass("rproclab.api.Image");
        Class<?> core = layer.findLoader("rproclab").loadClass("rproclab.api.Core");

        Object opened = image.getMethod("open", Path.class).invoke(null,
                Path.of("fixtures/firmware/imx8mp-28047.elf"));
        Object loaded = image.getMethod("load", core, String.class).invoke(opened,
                core.getMethod("named", String.class).invoke(null, "imx8mp-m7"), "linux-6.12");

        assertThat(image.getModule().getName()).isEqualTo("rproclab");
        assertThat(layer.modules()).noneMatch(module -> module.getName().contains("junit"));
        assertThat(loaded).hasToString("linux-6.12: rejected, bad phdr da 0x1de78 mem 0xd5a0");
    }

    @Test
    void itFindsWhatWritesJson() throws Exception {
        ClassLoader loader = layer().findLoader("rproclab");
        Method provider = loader.loadClass("jakarta.json.spi.JsonProvider").getMethod("provider");
        ClassLoader ours = Thread.currentThread().getContextClassLoader();

        Thread.currentThread().setContextClassLoader(loader);
        try {
            assertThat(provider.invoke(null).getClass().getModule().getName()).isEqualTo("org.eclipse.parsson");
        } finally {
            Thread.currentThread().setContextClassLoader(ours);
        }
    }

    private static ModuleLayer layer() {
        Configuration configuration = ModuleLayer.boot().configuration().resolveAndBind(RUN_TIME, ModuleFinder.of(),
                Set.of("rproclab"));
        return ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

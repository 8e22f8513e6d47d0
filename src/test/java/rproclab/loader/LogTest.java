// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.loader.LogLine.Level;

class LogTest {
    private static final List<Object> NUMBERS = List.of(0, 1, 9, 10, 15, 16, -1, Integer.MIN_VALUE, Integer.MAX_VALUE,
            0L,
            0xFL, 0x10L, 0xFFFF_FFFFL, 0x1_0000_0000L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(strings = {"%d", "%x", "%X", "%08x", "%016x", "%08X", "a%db", "0x%x.", "%s", "%8x", "%-9d|", "%9d",
            "%o",
            "%%%d", "%,d"})
    void aNumberIsFormattedAsJavaDoesIt(String format) {
        for (Object number : NUMBERS) {
            assertThat(text(format, number)).as("%s of %s", format, number)
                    .isEqualTo(String.format(Locale.ROOT, format, number));
        }
    }

    @Test
    void argumentsGoWhereTheyBelong() {
        assertThat(text("%s: Translation failed: da = 0x%x len = 0x%08x, %d%s", "imx", 0xF000_0000L, 4, -22, ""))
                .isEqualTo("imx: Translation failed: da = 0xf0000000 len = 0x00000004, -22");
        assertThat(text("no argument")).isEqualTo("no argument");
        assertThat(text("")).isEmpty();
        assertThat(text("100%%")).isEqualTo("100%");
        assertThat(text("%s", "%d")).isEqualTo("%d");
    }

    @Test
    void aLineHasItsPrefixWhichIsNoFormat() {
        Log log = new Log();
        log.print(Level.ERROR, "100%d: ", "bad phdr da 0x%x", 0x10L);

        StringBuilder text = new StringBuilder("> ");
        log.appendTo(text, 0);

        assertThat(text).hasToString("> 100%d: bad phdr da 0x10");
        assertThat(log.lines()).containsExactly(new LogLine(Level.ERROR, "100%d: bad phdr da 0x10"));
    }

    private static String text(String format, Object... arguments) {
        Log log = new Log();
        log.print(Level.INFO, "", format, arguments);
        return log.lines().getFirst().text();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrintedTest {
    private static final int MOST = 0x1_0000;

    @Test
    void whatWouldMoveTheCursorIsShownAsANumber() {
        Printed printed = print("a\u001b[2J\r\nb\tc\u00ff\0d");

        assertThat(printed.text()).isEqualTo("a\\x1b[2J\nb\tc\\xffd");
    }

    @Test
    void theEdgesOfPrintableAsciiAreThemselves() {
        assertThat(print(" ~\u001f\u007f").text()).isEqualTo(" ~\\x1f\\x7f");
    }

    @Test
    void aFloodIsKeptAsFarAsItGoesAndCounted() {
        Printed full = print("x".repeat(MOST));
        Printed flood = print("x".repeat(MOST + 1));

        assertThat(full.text()).hasSize(MOST);
        assertThat(flood.text()).isEqualTo("x".repeat(MOST) + "\n... 1 bytes more\n");
        assertThat(flood.count()).isEqualTo(MOST + 1);
    }

    @Test
    void everythingThatIsKeptIsShownLive() {
        StringBuilder live = new StringBuilder();
        Printed printed = new Printed(live::append);

        printed.put('o');
        printed.put('k');

        assertThat(live).hasToString("ok");
        assertThat(printed.shows(Pattern.compile("^ok$"))).isTrue();
    }

    @Test
    void textBetweenSlashesIsARegularExpressionAndOtherTextStandsForItself() {
        assertThat(Expectation.pattern("/a.c$/").matcher("abc\n").find()).isTrue();
        assertThat(Expectation.pattern("a.c").matcher("abc").find()).isFalse();
        assertThat(Expectation.pattern("/").matcher("a/b").find()).isTrue();
    }

    private static Printed print(String text) {
        Printed printed = new Printed(_ -> {});
        text.chars().forEach(printed::put);
        return printed;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void whatMarkupIsMadeOfIsEscaped() {
        assertThat(Markup.line("<a href=\"x\">'&'</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    }

    @Test
    void newlinesAndTabsStayInTextAndNotInALine() {
        assertThat(Markup.text("a\n\tb\rc")).isEqualTo("a\n\tb\ufffdc");
        assertThat(Markup.line("a\n\tb")).isEqualTo("a\ufffd\ufffdb");
    }

    @Test
    void whatXmlHasNotAndWhatTurnsTextAroundIsReplaced() {
        assertThat(Markup.text("\0\u001f\u007f\u009f\u200f\u202e\u2028\ufffe\ud800")).isEqualTo("\ufffd".repeat(9));
    }

    @Test
    void otherCharactersStay() {
        assertThat(Markup.text(" ~\u00a0\u00e4\u4e2d\ud83d\ude00")).isEqualTo(" ~\u00a0\u00e4\u4e2d\ud83d\ude00");
    }
}

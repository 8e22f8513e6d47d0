// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rproclab.diagnose.Severity;

class GithubTest {

    @Test
    void whatEndsALineOrAPropertyIsEncodedAndPercentFirst() {
        assertThat(Github.command(Severity.ERROR, "a:b,c%3A", "100% of\r\n::x, y: z\u001b"))
                .isEqualTo("::error title=a%3Ab%2Cc%253A::100%25 of%0D%0A::x, y: z\ufffd\n");
    }

    @Test
    void aNoteIsANotice() {
        assertThat(Github.command(Severity.WARNING, "t", "m")).isEqualTo("::warning title=t::m\n");
        assertThat(Github.command(Severity.NOTE, "t", "m")).isEqualTo("::notice title=t::m\n");
    }

    @Test
    void markdownThatLooksLikeMarkdownIsText() {
        assertThat(Github.markdown("**a** <b>|`c` @d")).isEqualTo(
                "&#42;&#42;a&#42;&#42; &#60;b&#62;&#124;&#96;c&#96; &#64;d");
        assertThat(Github.markdown("imx8mp-m7, a/b\n")).isEqualTo("imx8mp-m7, a/b\ufffd");
    }

    @Test
    void preformattedLinesStayInOneBlock() {
        assertThat(Github.pre("a\n\n</pre><b>")).isEqualTo("<pre>a&#10;&#10;&lt;/pre&gt;&lt;b&gt;</pre>\n");
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.SectionRecipe.nobits;
import static rproclab.elf.SegmentRecipe.load;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.parsson.JsonProviderImpl;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import rproclab.bytes.Bytes;
import rproclab.compare.Comparison;
import rproclab.compare.Loaders;
import rproclab.decode.Decoded;
import rproclab.diagnose.Baseline;
import rproclab.diagnose.Diagnosis;
import rproclab.diagnose.Finding;
import rproclab.elf.ElfBuilder;
import rproclab.loader.Firmware;
import rproclab.target.Target;
import rproclab.target.Targets;

/**
 * A file and sections whose names try to be markup, commands and control sequences; golden files hold what becomes of
 * them ({@code -Dgolden.update=true} writes them anew).
 */
class HostileNamesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String FILE = "</title><script>alert('1')</script>\n::error::x%0A|`**&\"]]>\u0007\u001b[31m\u202e@a.elf";
    private static final String SECTION = ".bss<img src=x onerror=alert(1)>\n::warning::y\u0001\u009b";

    @Test
    void htmlShowsThemAsText() throws IOException {
        StringWriter out = new StringWriter();

        render(new CompareHtml(out, "development"));

        assertGolden("hostile.html", out);
        assertThat(out.toString()).doesNotContain("<script", "<img", "</title><", "\u0007", "\u001b", "\u202e",
                "\u0001", "\u009b").containsOnlyOnce("</title>");
    }

    @Test
    void tablesKeepALineForEachRow() {
        assertThat(new Columns("").row("a\nb\u001b\u009bc", "d").row("e", "f").render())
                .isEqualTo("a?b??c  d\ne       f\n");
    }

    @Test
    void textSendsNothingToTheTerminal() throws IOException {
        StringWriter out = new StringWriter();

        render(new CompareText(out, Style.PLAIN, false));

        assertGolden("hostile.txt", out);
        assertThat(out.toString()).doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f&&[^\n]]")
                .doesNotContain("\u202e").contains("::error::x").doesNotContain("\n::error", "\n::warning");
    }

    @Test
    void decodeSendsNothingToTheTerminal() {
        String text = new DecodeText(Style.PLAIN, false).render(Decoded.of(comparison().firmware()));

        assertThat(text).startsWith("</title><script>alert('1')</script>?::error::x%0A|`**&\"]]>??[31m?@a.elf: ELF32")
                .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f&&[^\n]]");
    }

    @Test
    void lettersOfAnyLanguageStay() {
        assertThat(Printable.line("gr\u00f6\u00dfe \u6e2c.elf\t\u200f\u2028"))
                .isEqualTo("gr\u00f6\u00dfe \u6e2c.elf???");
    }

    @Test
    void junitStaysOneDocument() throws Exception {
        StringWriter out = new StringWriter();

        render(new CompareJunit(out, Baseline.NONE));

        assertGolden("hostile.junit", out);
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(out.toString())));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
    }

    @Test
    void everyAnnotationIsOneLineThatWasMeantToBe() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter summary = new StringWriter();

        render(new CompareGithub(out, summary, Baseline.NONE));

        assertGolden("hostile.github", out);
        assertGolden("hostile.md", summary);
        assertThat(out.toString().lines()).allMatch(
                line -> line.matches("::(error|warning|notice) title=[a-z-]+::.*")).hasSize(3);
        assertThat(out.toString()).doesNotContain("\u0007", "\u001b", "\u202e");
        assertThat(summary.toString()).doesNotContain("<script", "<img", "\u0007", "\u202e");
    }

    @Test
    void sarifStaysOneLog() throws IOException {
        StringWriter out = new StringWriter();

        render(new CompareSarif(out, "development", Baseline.NONE));

        assertGolden("hostile.sarif", out);
        JsonObject run = run(out.toString());
        assertThat(run.getJsonArray("results")).hasSize(3);
        assertThat(run.getJsonArray("results").getJsonObject(0).getJsonArray("locations").getJsonObject(0)
                .getJsonObject("physicalLocation").getJsonObject("artifactLocation").getString("uri"))
                .startsWith("%3C%2Ftitle%3E%3Cscript%3Ealert%28%271%27%29%3C%2Fscript%3E%0A%3A%3Aerror")
                .matches("[A-Za-z0-9._~%-]+");
    }

    @Test
    void baselineHasNoLineOfTheirs() {
        Comparison comparison = comparison();

        List<String> lines = Baseline.lines(comparison, Diagnosis.of(comparison));

        assertThat(lines).hasSize(3).allMatch(line -> line.matches("[0-9a-f]{32} [^\\p{Cntrl}]+"));
    }

    private static void render(CompareReport report) {
        Comparison comparison = comparison();
        List<Finding> findings = Diagnosis.of(comparison);
        report.add(comparison, findings);
        report.close();
    }

    /** {@code .data} in ITCM that runs in DTCM, with a .bss too many; Linux 7.3 and a bootaux. */
    private static Comparison comparison() {
        Target target = Targets.find("imx8mp-m7").orElseThrow();
        byte[] image = ElfBuilder.elf32().entry(0x401).load(0, 0x800, 0x800)
                .segment(load(0x1_F000).vaddr(0x2000_0000L).bytes(0x800).memsz(0x9000))
                .section(nobits(SECTION, 0x2000_0800L, 0x8800)).build();
        return Comparison.run(new Firmware(FILE, Bytes.of(image)), target,
                Loaders.of(target).named(List.of("linux-7.3", "uboot-2026.07-bootaux")));
    }

    private static JsonObject run(String log) {
        return new JsonProviderImpl().createReader(new StringReader(log)).readObject().getJsonArray("runs")
                .getJsonObject(0);
    }

    private static void assertGolden(String name, StringWriter printed) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, printed.toString());
        }
        assertThat(printed.toString()).as("-Dgolden.update=true writes it anew")
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}

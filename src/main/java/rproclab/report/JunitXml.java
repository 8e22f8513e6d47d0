// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/** Test suites in the XML that CI systems read as JUnit's. */
final class JunitXml {

    /** How a test ended. */
    enum Ending {
        PASSED, FAILURE, ERROR, SKIPPED
    }

    /**
     * One test.
     *
     * @param name unlike its neighbours'
     * @param ending how it ended
     * @param type of failure or error, a word
     * @param message one line about it
     * @param text what else there is to say
     */
    record Case(String name, Ending ending, String type, String message, String text) {

        static Case passed(String name) {
            return new Case(name, Ending.PASSED, "", "", "");
        }
    }

    private final PrintWriter out;

    /** Begins the document. */
    JunitXml(Writer out, String name) {
        this.out = new PrintWriter(out);
        this.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"").append(Markup.line(name))
                .append("\">\n");
    }

    /** Ends it. */
    void end() {
        out.append("</testsuites>\n");
        out.flush();
    }

    /**
     * Writes a suite.
     *
     * @param group what CI systems show the tests under; dots in it would be taken for packages
     */
    void suite(String name, String group, List<Case> cases) {
        out.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">\n".formatted(
                Markup.line(name), cases.size(), count(cases, Ending.FAILURE), count(cases, Ending.ERROR),
                count(cases, Ending.SKIPPED)));
        cases.forEach(test -> write(Markup.line(group), test));
        out.append("  </testsuite>\n");
        out.flush();
    }

    private static long count(List<Case> cases, Ending ending) {
        return cases.stream().filter(test -> test.ending() == ending).count();
    }

    private void write(String group, Case test) {
        out.append("    <testcase classname=\"%s\" name=\"%s\"".formatted(group, Markup.line(test.name())));
        switch (test.ending()) {
            case PASSED -> out.append("/>\n");
            case FAILURE -> ending("failure", test);
            case ERROR -> ending("error", test);
            case SKIPPED -> out.append(">\n      <skipped message=\"%s\"/>\n    </testcase>\n"
                    .formatted(Markup.line(test.message())));
        }
    }

    private void ending(String element, Case test) {
        out.append(">\n      <%s type=\"%s\" message=\"%s\">".formatted(element, Markup.line(test.type()),
                Markup.line(test.message())));
        out.append(Markup.text(test.text())).append("</").append(element).append(">\n    </testcase>\n");
    }
}

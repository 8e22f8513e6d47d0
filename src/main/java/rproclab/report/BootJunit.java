// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import rproclab.boot.BootResult;
import rproclab.boot.Booted;
import rproclab.boot.Outcome;
import rproclab.loader.Firmware;
import rproclab.report.JunitXml.Case;
import rproclab.report.JunitXml.Ending;
import rproclab.target.Target;

/** Boots as JUnit XML: a suite for each, a test for the boot and one for each expectation. */
public final class BootJunit implements BootReport {
    private final JunitXml xml;

    /**
     * Begins the document.
     *
     * @param out where it goes; it is flushed, not closed
     */
    public BootJunit(Writer out) {
        xml = new JunitXml(out, "rproclab boot");
    }

    @Override
    public void add(Firmware firmware, Target target, List<Booted> boots) {
        for (Booted boot : boots) {
            BootResult result = boot.result();
            List<Case> cases = new ArrayList<>(List.of(boot(boot)));
            result.verdicts().forEach(judged -> cases.add(judged.met()
                    ? Case.passed(judged.what())
                    : new Case(judged.what(), Ending.FAILURE, "not-seen", "not seen: " + judged.what(),
                            result.console())));
            xml.suite("%s on %s, loaded by %s".formatted(firmware.name(), target.name(), boot.loader()),
                    target.name() + "." + (firmware.name() + " " + boot.loader()).replace('.', '_'), cases);
        }
    }

    @Override
    public void close() {
        xml.end();
    }

    private static Case boot(Booted boot) {
        Outcome outcome = boot.result().outcome();
        Ending ending = switch (outcome) {
            case PASSED -> Ending.PASSED;
            case FAILED, NOT_LOADED -> Ending.FAILURE;
            case FAULT, HUNG -> Ending.ERROR;
        };
        return ending == Ending.PASSED
                ? Case.passed("boot")
                : new Case("boot", ending, outcome.word(), BootWords.why(boot),
                        boot.load().verdict().accepted() ? boot.result().console() : Refusals.log(boot.load()));
    }
}

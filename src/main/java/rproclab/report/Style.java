// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import rproclab.boot.Outcome;
import rproclab.diagnose.Severity;
import rproclab.loader.Verdict;

/** Colours of the text report; without colour every method returns its text unchanged. */
public enum Style {
    PLAIN, COLOR;

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    String title(String text) {
        return paint("1", text);
    }

    String verdict(Verdict verdict, String text) {
        return switch (verdict) {
            case Verdict.Accepted _ -> paint("32", text);
            case Verdict.Rejected _ -> paint("31", text);
            case Verdict.Undefined _ -> paint("35", text);
        };
    }

    String outcome(Outcome outcome, String text) {
        return switch (outcome) {
            case PASSED -> paint("32", text);
            case FAILED, FAULT, NOT_LOADED -> paint("31", text);
            case HUNG -> paint("35", text);
        };
    }

    String severity(Severity severity, String text) {
        return switch (severity) {
            case ERROR -> paint("1;31", text);
            case WARNING -> paint("1;33", text);
            case NOTE -> paint("1;36", text);
        };
    }
}

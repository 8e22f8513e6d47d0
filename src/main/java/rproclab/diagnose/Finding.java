// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.SequencedMap;

/**
 * One thing that a rule found.
 *
 * @param rule which rule
 * @param severity how bad it is for this selection of loaders
 * @param message one line with the numbers
 * @param evidence the numbers by name; addresses and sizes in hex
 * @param fix what to change, possibly several lines; empty where nothing has to
 */
public record Finding(Rule rule, Severity severity, String message, SequencedMap<String, String> evidence,
        String fix) {}

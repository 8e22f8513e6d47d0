// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import rproclab.loader.LoadResult;
import rproclab.loader.Verdict;

/**
 * What one loader made of an image, without the numbers: two images that fail alike have equal outcomes.
 *
 * @param verdict accepted, rejected or undefined
 * @param how the errno's name where rejected, {@code read} or {@code write} where undefined; may be empty
 * @param where the message of a refusal, or the C function of the access; may be empty
 * @param object what the access touches: {@code firmware}, {@code NULL} or {@code memory}; else empty
 * @param memory where all loaders accept: those with equal numbers, from 1, leave equal memory; else 0
 * @param objection see {@link Judge}; empty where there is none
 */
record Outcome(String verdict, String how, String where, String object, int memory, String objection) {

    /** Of one answer. */
    static Outcome of(LoadResult result, String objection) {
        return switch (result.verdict()) {
            case Verdict.Accepted accepted -> new Outcome(accepted.word(), "", "", "", 0, objection);
            case Verdict.Rejected rejected -> new Outcome(rejected.word(),
                    rejected.errno().isPresent() ? rejected.errno().get().name() : "", Cause.of(result.printed()), "",
                    0, objection);
            case Verdict.Undefined undefined -> new Outcome(undefined.word(), access(undefined), undefined.site(),
                    object(undefined), 0, objection);
        };
    }

    Outcome withMemory(int kind) {
        return kind == memory ? this : new Outcome(verdict, how, where, object, kind, objection);
    }

    private static String access(Verdict.Undefined undefined) {
        return switch (undefined.access()) {
            case READ -> "read";
            case WRITE -> "write";
        };
    }

    private static String object(Verdict.Undefined undefined) {
        return switch (undefined.object()) {
            case "firmware" -> "firmware";
            case "NULL" -> "NULL";
            default -> "memory";
        };
    }

    /** In one line, for people and for the signature's name. */
    @Override
    public String toString() {
        String text = switch (verdict) {
            case "accepted" -> memory == 0 ? "accepted" : "accepted, memory %d".formatted(memory);
            case "rejected" -> "rejected%s%s".formatted(how.isEmpty() ? "" : ", " + how,
                    where.isEmpty() ? "" : ": " + where);
            default -> "%s: %s of %s in %s".formatted(verdict, how, object, where);
        };
        return objection.isEmpty() ? text : text + "; the real C differs in " + objection;
    }
}

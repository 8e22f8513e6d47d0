// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How a list of loaders divides over an image: what a kind of disagreement is known by.
 *
 * @param outcomes one for each loader, in the order of the loaders
 * @param fit of the segment at which the first loader stopped that stopped at one
 */
record Signature(List<Outcome> outcomes, Fit fit) {

    /** Loaders of one outcome. */
    record Group(Outcome outcome, List<String> loaders) {}

    /**
     * Whether it is worth keeping: the loaders do not all give the same verdict, or all accept but leave different memory,
     * or some run would be undefined, or the real C differs. That all refuse, but for different reasons, is not.
     */
    boolean isFinding() {
        Outcome first = outcomes.getFirst();
        for (Outcome outcome : outcomes) {
            if (!outcome.verdict().equals(first.verdict()) || outcome.memory() != first.memory()
                    || outcome.verdict().equals("undefined") || !outcome.objection().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The loaders' indexes: the first of each group, then the others. */
    int[] onesOfEachGroupFirst() {
        IntPredicate first = i -> outcomes.indexOf(outcomes.get(i)) == i;
        return IntStream.concat(IntStream.range(0, outcomes.size()).filter(first),
                IntStream.range(0, outcomes.size()).filter(first.negate())).toArray();
    }

    /** The loaders by outcome, in the order of each group's first one. */
    List<Group> groups(List<String> loaders) {
        Map<Outcome, List<String>> groups = new LinkedHashMap<>();
        for (int i = 0; i < loaders.size(); i++) {
            groups.computeIfAbsent(outcomes.get(i), _ -> new ArrayList<>()).add(loaders.get(i));
        }
        return groups.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue())).toList();
    }

    /** Whether it is what {@link #id} gives. */
    static boolean isId(String text) {
        return text.matches("[0-9a-f]{12}");
    }

    /** A name for it, the same on every machine: twelve hex digits. */
    static String id(Fit fit, List<Group> groups) {
        StringBuilder text = new StringBuilder(fit.name()).append('\n');
        groups.forEach(group -> text.append(group.outcome()).append(" <- ").append(group.loaders()).append('\n'));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}

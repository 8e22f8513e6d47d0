// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.util.Comparator;
import java.util.List;
import rproclab.elf.ElfRecipe;

/**
 * One kind of disagreement.
 *
 * @param signature its name: twelve hex digits
 * @param target for which target
 * @param seed of the campaign
 * @param firstCase the first image that showed it, shrunk to the witness
 * @param cases how many images showed it
 * @param fit of the segment at which the first loader stopped that stopped at one
 * @param groups the loaders by what they made of it
 * @param recipe the witness as a recipe, line by line
 * @param elf the witness
 */
record Finding(String signature, String target, long seed, long firstCase, long cases, Fit fit,
        List<Signature.Group> groups,
        List<String> recipe, byte[] elf) {

    /** In the order in which campaigns meet them. */
    static final Comparator<Finding> BY_CASE = Comparator.comparingLong(Finding::seed)
            .thenComparingLong(Finding::firstCase).thenComparing(Finding::target).thenComparing(Finding::signature);

    /** The same kind found by another shard: the earlier witness stays. */
    Finding join(Finding other) {
        Finding first = BY_CASE.compare(this, other) <= 0 ? this : other;
        return first.withCases(cases + other.cases);
    }

    /** The same with its witness. */
    Finding with(ElfRecipe witness) {
        return new Finding(signature, target, seed, firstCase, cases, fit, groups, witness.toString().lines().toList(),
                witness.toBytes());
    }

    Finding withElf(byte[] bytes) {
        return new Finding(signature, target, seed, firstCase, cases, fit, groups, recipe, bytes);
    }

    Finding withCases(long number) {
        return new Finding(signature, target, seed, firstCase, number, fit, groups, recipe, elf);
    }
}

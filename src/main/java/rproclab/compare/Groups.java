// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Puts what is the same together. */
public final class Groups {
    private Groups() {}

    /**
     * Groups items by an equivalence; groups in the order of their first item, items in the given order.
     *
     * @param same whether two items belong together; the first is the first of its group
     */
    public static <T> List<List<T>> by(List<T> items, BiPredicate<T, T> same) {
        List<List<T>> groups = new ArrayList<>();
        for (T item : items) {
            groups.stream().filter(group -> same.test(group.getFirst(), item)).findFirst().orElseGet(() -> {
                List<T> group = new ArrayList<>();
                groups.add(group);
                return group;
            }).add(item);
        }
        return groups;
    }
}

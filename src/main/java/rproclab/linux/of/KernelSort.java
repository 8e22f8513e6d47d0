// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Port of {@code sort()}, {@code lib/sort.c}: a heap sort, so equal elements end up in an order of its own. */
final class KernelSort {
    private KernelSort() {}

    /** {@code sort_r()} before 7.2. */
    static <T> void sort(List<T> list, Comparator<T> order) {
        int n = list.size();
        int a = n / 2;
        if (a == 0) {
            return;
        }
        for (;;) {
            if (a > 0) {
                a--;
            } else if (--n > 0) {
                Collections.swap(list, 0, n);
            } else {
                return;
            }
            siftDown(list, order, a, n, 0);
        }
    }

    /** {@code __sort_r()} of 7.2: takes the two largest from the heap at a time. */
    static <T> void sortByTwo(List<T> list, Comparator<T> order) {
        int n = list.size();
        int a = n / 2;
        int shift = 0;
        if (a == 0) {
            return;
        }
        for (;;) {
            if (a > 0) {
                a -= 1 << shift;
            } else if (n > 3) {
                Collections.swap(list, 0, --n);
                shift = order.compare(list.get(1), list.get(2)) <= 0 ? 1 : 0;
                a = 1 << shift;
                Collections.swap(list, a, --n);
            } else {
                break;
            }
            siftDown(list, order, a, n, 1);
        }
        Collections.swap(list, 0, --n);
        if (n == 2 && order.compare(list.get(0), list.get(1)) > 0) {
            Collections.swap(list, 0, 1);
        }
    }

    /** @param left the least comparison that prefers the left child: 0, in 7.2 1 */
    private static <T> void siftDown(List<T> list, Comparator<T> order, int a, int n, int left) {
        int b = a;
        int c = 2 * b + 1;
        for (; c + 1 < n; c = 2 * b + 1) {
            b = Integer.signum(order.compare(list.get(c), list.get(c + 1))) >= left ? c : c + 1;
        }
        if (c + 1 == n) {
            b = c;
        }
        while (b != a && order.compare(list.get(a), list.get(b)) >= 0) {
            b = (b - 1) / 2;
        }
        int home = b;
        while (b != a) {
            b = (b - 1) / 2;
            Collections.swap(list, b, home);
        }
    }
}

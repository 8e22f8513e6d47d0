// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Peripherals of which no model exists: read back what was written, and tell the first touch of each word. */
final class ReadBack {
    /** A program that writes everywhere gets no more pages than this; further ones read as 0. */
    private static final int PAGES = 1024;
    private static final int TOUCHES = 65536;

    /** Words of a page, and which of them were touched. */
    private static final class Page {
        final int[] words = new int[1024];
        final boolean[] touched = new boolean[1024];
    }

    private final Map<Integer, Page> pages = new HashMap<>();
    private final List<Touch> touches = new ArrayList<>();

    /** First touches in order of time. */
    List<Touch> touches() {
        return Collections.unmodifiableList(touches);
    }

    /** @param pc the instruction; asked for first touches only */
    int read(int address, int size, IntSupplier pc, long time) {
        Page page = page(address);
        if (page == null) {
            return 0;
        }
        int shift = (address & 3) * 8;
        int value = page.words[word(address)] >>> shift & mask(size);
        touch(page, address, size, false, value, pc, time);
        return value;
    }

    /** @param pc the instruction; asked for first touches only */
    void write(int address, int size, int value, IntSupplier pc, long time) {
        Page page = page(address);
        if (page == null) {
            return;
        }
        int shift = (address & 3) * 8;
        int mask = mask(size) << shift;
        int word = word(address);
        page.words[word] = page.words[word] & ~mask | value << shift & mask;
        touch(page, address, size, true, value, pc, time);
    }

    private void touch(Page page, int address, int size, boolean write, int value, IntSupplier pc, long time) {
        int word = word(address);
        if (!page.touched[word] && touches.size() < TOUCHES) {
            page.touched[word] = true;
            touches.add(new Touch(address, size, write, value, pc.getAsInt(), time));
        }
    }

    /** The page of an address, null when there are too many. */
    private Page page(int address) {
        Page page = pages.get(address >>> 12);
        if (page == null && pages.size() < PAGES) {
            page = new Page();
            pages.put(address >>> 12, page);
        }
        return page;
    }

    private static int word(int address) {
        return address >>> 2 & 1023;
    }

    private static int mask(int size) {
        return size == 4 ? -1 : (1 << 8 * size) - 1;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.List;
import rproclab.bytes.Access;

/**
 * Something that the real C does wrong, and the image that shows it.
 *
 * @param name the witness file's name without suffix
 * @param field what in the file is at fault
 * @param what what happens, in one sentence
 * @param site the C function that leaves its buffers
 * @param access read or write
 * @param target where it is shown
 * @param loaders that do it
 * @param sound loaders of the same kind that do not
 * @param image the witness
 */
record Fault(String name, String field, String what, String site, Access access, String target, List<String> loaders,
        List<String> sound, byte[] image) {

    @Override
    public String toString() {
        return name;
    }

    /** The command that replays it on its first loader. */
    String replay() {
        return "./rproclab compare fixtures/witnesses/%s.elf --target %s --loader %s".formatted(name, target,
                loaders.getLast());
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import rproclab.elf.EhdrField;
import rproclab.elf.PhdrField;
import rproclab.elf.ShdrField;

/**
 * What an image is drawn on: a copy of a {@link Frame} whose fields are overwritten, as bytes or as a recipe.
 *
 * <p>
 * Of values too wide for their field the low bits count. A patch never touches a field that one of the setters sets, so
 * the order of calls does not matter but where they name the same place twice: then the last one counts.
 */
interface Canvas {

    /** Sets a field of the ELF header. */
    void header(EhdrField field, long value);

    /** Sets a field of the program header {@code index}. */
    void segment(int index, PhdrField field, long value);

    /** Sets a field of the section header {@code index} of the recipe: neither the null section nor .shstrtab. */
    void section(int index, ShdrField field, long value);

    /** Overwrites {@code width} bytes, 4 or 8, at {@code at} of the file. */
    void patch(int at, int width, long value);

    /** Cuts the file, or pads it with zeros, to {@code size} bytes. */
    void fileSize(int size);
}

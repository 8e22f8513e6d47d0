// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.List;
import rproclab.boot.Booted;
import rproclab.loader.Firmware;
import rproclab.target.Target;

/** Prints boots of one firmware after the other; closing it ends the document. */
public interface BootReport extends AutoCloseable {

    /** Prints what came of one firmware under each loader. */
    void add(Firmware firmware, Target target, List<Booted> boots);

    @Override
    void close();
}

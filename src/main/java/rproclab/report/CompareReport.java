// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.List;
import rproclab.compare.Comparison;
import rproclab.diagnose.Finding;

/** Prints comparisons one after the other, each as soon as it is made; closing it ends the document. */
public interface CompareReport extends AutoCloseable {

    /** Prints one comparison and what was found in it. */
    void add(Comparison comparison, List<Finding> findings);

    @Override
    void close();
}

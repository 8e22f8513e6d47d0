// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

/** The kind of remote core. */
public enum CpuType {
    CORTEX_M4("Cortex-M4"), CORTEX_M7("Cortex-M7"), CORTEX_M33("Cortex-M33");

    private final String label;

    CpuType(String label) {
        this.label = label;
    }

    /** Arm's name for it. */
    @Override
    public String toString() {
        return label;
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

/** How {@code imx_rproc} starts a core: {@code enum imx_rproc_method}, from 7.2 on the {@code imx_rproc_ops_*}. */
public sealed interface ImxStart {

    /** Not at all: somebody else has started the core, Linux attaches. */
    record None() implements ImxStart {}

    /** By register bits: the core reads its vectors where they are. */
    record Mmio() implements ImxStart {}

    /** By a call to TF-A, {@code IMX_SIP_RPROC}. */
    record Smc() implements ImxStart {}

    /**
     * By the system controller, {@code imx_sc_pm_cpu_start()}.
     *
     * @param entry the {@code fsl,entry-address} of the vendor's node, u32; it is also what lf-5.15 has built in
     * @param coreIndex which rows of the table are the core's own, {@code ATT_CORE(coreIndex)}
     */
    record Scu(long entry, int coreIndex) implements ImxStart {
        /** {@code IMX_SC_R_M4_1_PID0} of {@code include/dt-bindings/firmware/imx/rsrc.h}. */
        private static final long IMX_SC_R_M4_1_PID0 = 298;

        /** Whether the driver takes a node with that {@code fsl,resource-id} for this core ({@code imx_rproc_detect_mode()}). */
        boolean isFor(long resourceId) {
            return coreIndex == (resourceId == IMX_SC_R_M4_1_PID0 ? 1 : 0);
        }
    }

    /**
     * By the System Manager: its CPU protocol where Linux runs in the same logical machine, else its LMM protocol.
     *
     * @param cpuid the core's number in the System Manager
     * @param lmid the core's logical machine
     * @param resetVectorMask what of the boot address becomes the reset vector, u32
     */
    record SystemManager(int cpuid, int lmid, long resetVectorMask) implements ImxStart {}
}

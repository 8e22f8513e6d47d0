// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

/** What tells one U-Boot release from another; each constant says which C function it changes. */
public enum Feature {
    /** {@code drivers/remoteproc/stm32_copro.c} is there. */
    STM32_COPRO("drivers/remoteproc/stm32_copro.c is there"),
    /** {@code drivers/remoteproc/imx_rproc.c} is there (v2026.01, i.MX95 from v2026.04). */
    IMX_RPROC("drivers/remoteproc/imx_rproc.c is there"),
    /** {@code drivers/remoteproc/ti_k3_m4_rproc.c} is there (v2025.07). */
    TI_K3_M4("drivers/remoteproc/ti_k3_m4_rproc.c is there"),
    /** {@code rproc_elf32_load_image()} skips a PT_LOAD whose memsz is 0 (v2026.01); the ELF64 twin never does. */
    RPROC_SKIPS_EMPTY_SEGMENTS("rproc_elf32_load_image() skips a PT_LOAD whose memsz is 0"),
    /** {@code arch_auxiliary_core_up()} loads ELF through the host map (v2021.07); before, {@code lib/elf.c} does. */
    BOOTAUX_HOSTMAP("arch_auxiliary_core_up() loads ELF through the host map instead of untranslated"),
    /** {@code arch_auxiliary_core_up()} takes ELF on i.MX8M, too (v2022.07); before, only a raw image. */
    BOOTAUX_ELF_ON_IMX8M("arch_auxiliary_core_up() takes ELF on i.MX8M, too"),
    /** {@code imx8/cpu.c} has {@code arch_auxiliary_core_up()} for i.MX8QM and 8QXP (v2023.10; NXP's before). */
    BOOTAUX_IMX8("imx8/cpu.c has arch_auxiliary_core_up()"),
    /** That function copies 256 KiB (TCML and TCMU) instead of 128: NXP's. */
    BOOTAUX_IMX8_COPIES_256K("arch_auxiliary_core_up() of i.MX 8 copies 256 KiB instead of 128"),
    /** {@code imx9/imx_bootaux.c} is there (v2023.01). */
    BOOTAUX_IMX9("imx9/imx_bootaux.c is there"),
    /** {@code do_bootaux()} of i.MX9 checks where the address lies: NXP's lf_v2023.04. */
    BOOTAUX_IMX9_CHECKS_ADDRESS("do_bootaux() of i.MX9 checks where the address lies"),
    /** {@code bootelf} is compared for this release. */
    BOOTELF("bootelf is compared"),
    /** {@code load_elf_image_phdr()} passes over what is not PT_LOAD (v2025.01); before, every header is copied. */
    BOOTELF_ONLY_PT_LOAD("load_elf_image_phdr() passes over what is not PT_LOAD"),
    /** {@code do_bootelf()} starts the image unless told not to (v2021.01); later only when {@code autostart} is set. */
    BOOTELF_STARTS("do_bootelf() starts the image whether or not autostart is set");

    private final String change;

    Feature(String change) {
        this.change = change;
    }

    /** What a release that has it does, in a sentence without its end. */
    public String change() {
        return change;
    }
}

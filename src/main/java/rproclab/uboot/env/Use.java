// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

/** What becomes of what U-Boot loads. */
public enum Use {
    KERNEL("kernel"), INITRD("initrd"), FDT("device tree"), CORE("image for bootaux"), SCRIPT("script"), BUFFER(
            "decompressed kernel"), ANYTHING("anything");

    private final String word;

    Use(String word) {
        this.word = word;
    }

    /** The word for it in reports. */
    public String word() {
        return word;
    }
}

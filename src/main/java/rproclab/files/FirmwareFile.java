// SPDX-License-Identifier: GPL-2.0-only
package rproclab.files;

import rproclab.bytes.Bytes;
import rproclab.elf.ElfImage;
import rproclab.loader.Firmware;

/** Opens what the user named, or says in one line why that is no firmware. */
public final class FirmwareFile {
    private static final int SHOWN = 4;

    private FirmwareFile() {}

    /**
     * Maps the file and looks for the ELF magic; nothing else is judged here.
     *
     * @throws FileError where it is none
     */
    public static Firmware open(String name) {
        return open(name, InputFile.path(name).getFileName().toString());
    }

    /**
     * The same, but reports and simulated logs call it {@code shown}.
     *
     * @throws FileError where it is none
     */
    public static Firmware open(String name, String shown) {
        Bytes bytes = InputFile.map(name, "firmware file");
        if (!ElfImage.hasMagic(bytes)) {
            throw new FileError(name, "is not an ELF file: " + looksLike(bytes));
        }
        return new Firmware(shown, bytes);
    }

    private static String looksLike(Bytes bytes) {
        StringBuilder head = new StringBuilder();
        boolean text = true;
        for (int i = 0; i < Math.min(bytes.size(), 64); i++) {
            int c = bytes.u8(i);
            text &= c == '\n' || c == '\r' || c == '\t' || (c >= 0x20 && c < 0x7f);
            if (i < SHOWN) {
                head.append(i == 0 ? "" : " ").append("%02x".formatted(c));
            }
        }
        String starts = "it starts with " + head + ", not 7f 45 4c 46";
        if (bytes.has(0, 8) && bytes.u64(0) == 0x0A3E686372613C21L) {
            return starts + " (an ar archive: link it first)";
        }
        if (bytes.has(0, 2) && bytes.u16(0) == 0x8B1F) {
            return starts + " (gzip: unpack it first)";
        }
        if (bytes.has(0, 4) && bytes.u32(0) == 0x04034B50L) {
            return starts + " (a zip archive: unpack it first)";
        }
        if (text) {
            return starts + " (text)";
        }
        return starts
                + " (a raw image? give the ELF file that it was made from; the loaders *-bootaux-bin show its fate)";
    }
}

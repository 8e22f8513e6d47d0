// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A command of U-Boot that puts something into memory.
 *
 * @param name its words, {@code mmc read} for example; a {@code .b} behind it does not count
 * @param address which word is the address
 * @param file which word is the name of the file; 0 for none
 * @param size which word is the size, in hex; 0 for none
 * @param unit bytes that one of the size stands for
 */
record LoadCommand(String name, int address, int file, int size, int unit) {
    private static final int NONE = 0;
    private static final int BLOCK = 512;
    private static final Pattern ADDRESS = Pattern.compile("(0[xX])?[0-9a-fA-F]{1,16}");

    // @formatter:off
    private static final List<LoadCommand> ALL = List.of(
        new LoadCommand("load",        3, 4,    NONE, 1),
        new LoadCommand("fatload",     3, 4,    NONE, 1),
        new LoadCommand("ext2load",    3, 4,    NONE, 1),
        new LoadCommand("ext4load",    3, 4,    NONE, 1),
        new LoadCommand("sqfsload",    3, 4,    NONE, 1),
        new LoadCommand("erofsload",   3, 4,    NONE, 1),
        new LoadCommand("zfsload",     3, 4,    NONE, 1),
        new LoadCommand("ubifsload",   1, 2,    NONE, 1),
        new LoadCommand("tftpboot",    1, 2,    NONE, 1),
        new LoadCommand("tftp",        1, 2,    NONE, 1),
        new LoadCommand("dhcp",        1, 2,    NONE, 1),
        new LoadCommand("bootp",       1, 2,    NONE, 1),
        new LoadCommand("nfs",         1, 2,    NONE, 1),
        new LoadCommand("wget",        1, 2,    NONE, 1),
        new LoadCommand("loadb",       1, NONE, NONE, 1),
        new LoadCommand("loadx",       1, NONE, NONE, 1),
        new LoadCommand("loady",       1, NONE, NONE, 1),
        new LoadCommand("mmc read",    2, NONE, 4,    BLOCK),
        new LoadCommand("usb read",    2, NONE, 4,    BLOCK),
        new LoadCommand("scsi read",   2, NONE, 4,    BLOCK),
        new LoadCommand("nvme read",   2, NONE, 4,    BLOCK),
        new LoadCommand("virtio read", 2, NONE, 4,    BLOCK),
        new LoadCommand("sf read",     2, NONE, 4,    1),
        new LoadCommand("nand read",   2, NONE, 4,    1),
        new LoadCommand("ubi read",    2, 3,    4,    1),
        new LoadCommand("unzip",       2, NONE, NONE, 1),
        new LoadCommand("unlz4",       2, NONE, NONE, 1),
        new LoadCommand("lzmadec",     2, NONE, NONE, 1),
        new LoadCommand("imxtract",    3, NONE, NONE, 1),
        new LoadCommand("cp.b",        2, NONE, 3,    1),
        new LoadCommand("cp.w",        2, NONE, 3,    2),
        new LoadCommand("cp",          2, NONE, 3,    4),
        new LoadCommand("cp.l",        2, NONE, 3,    4),
        new LoadCommand("cp.q",        2, NONE, 3,    8));
    // @formatter:on

    /** What a command loads; empty where it loads nothing, or to an address that is not known. */
    static Optional<Load> of(List<String> words, String variable) {
        for (LoadCommand command : ALL) {
            if (command.matches(words) && command.address < words.size()
                    && isAddress(words.get(command.address))) {
                return Optional.of(command.load(words, variable));
            }
        }
        return Optional.empty();
    }

    private boolean matches(List<String> words) {
        String[] names = name.split(" ");
        return words.getFirst().equals(names[0])
                && (names.length == 1 || words.size() > 1 && words.get(1).equals(names[1]));
    }

    private Load load(List<String> words, String variable) {
        boolean sized = size != NONE && size < words.size() && isAddress(words.get(size));
        return new Load(Environment.hextoul(words.get(address)),
                sized ? OptionalLong.of(Environment.hextoul(words.get(size)) * unit) : OptionalLong.empty(),
                file != NONE && file < words.size() ? words.get(file) : "", variable, Use.ANYTHING);
    }

    static boolean isAddress(String word) {
        return ADDRESS.matcher(word).matches();
    }
}

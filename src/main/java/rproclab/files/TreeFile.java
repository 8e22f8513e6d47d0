// SPDX-License-Identifier: GPL-2.0-only
package rproclab.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.Fdt;
import rproclab.devicetree.FdtError;

/** Reads a device tree, flattened or as source, with overlays; or says in one line why it is none. */
public final class TreeFile {
    private static final long MAGIC = 0xEDFE_0DD0L;

    private TreeFile() {}

    /**
     * Reads a tree and applies the overlays to it, in order.
     *
     * @throws FileError where it is none
     */
    public static BoardTree open(String name, List<String> overlays) {
        Fdt tree = read(name);
        for (String overlay : overlays) {
            Fdt changes = read(overlay);
            try {
                tree = tree.withOverlay(changes);
            } catch (FdtError error) {
                throw new FileError(overlay, "does not fit " + name + ": " + error.getMessage());
            }
        }
        return BoardTree.of(tree);
    }

    private static Fdt read(String name) {
        Bytes bytes = InputFile.map(name, "device tree");
        boolean source = !(bytes.has(0, 4) && bytes.u32(0) == MAGIC);
        if (source && !name.endsWith(".dts") && !name.endsWith(".dtso")) {
            throw new FileError(name, "is not a device tree: it does not start with d0 0d fe ed, "
                    + "and is no source either, which would be named .dts or .dtso");
        }
        try {
            return Fdt.read(source ? Bytes.of(compiled(name), name) : bytes);
        } catch (FdtError error) {
            throw new FileError(name, "is not a sound device tree: " + error.getMessage());
        }
    }

    private static byte[] compiled(String name) {
        Path complaints = null;
        try {
            complaints = Files.createTempFile("rproclab", ".dtc");
            Process dtc = new ProcessBuilder("dtc", "-q", "-@", "-I", "dts", "-O", "dtb", "--", name)
                    .redirectError(complaints.toFile()).start();
            dtc.getOutputStream().close();
            byte[] tree = dtc.getInputStream().readAllBytes();
            if (dtc.waitFor() != 0) {
                throw new FileError(name, "dtc does not compile it: " + firstLine(complaints));
            }
            return tree;
        } catch (IOException missing) {
            throw new FileError(name, "is a source, which needs dtc, and that cannot be run: install the Debian "
                    + "package device-tree-compiler, or give the compiled .dtb");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FileError(name, "interrupted");
        } finally {
            delete(complaints);
        }
    }

    private static String firstLine(Path complaints) throws IOException {
        return new String(Files.readAllBytes(complaints), StandardCharsets.ISO_8859_1).lines().findFirst()
                .map(line -> line.replaceAll("[^ -~]", "?")).orElse("it gives no reason");
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException kept) {
            // it is a few bytes in the temporary directory
        }
    }
}

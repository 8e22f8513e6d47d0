// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import rproclab.compare.Board;
import rproclab.compare.Names;
import rproclab.devicetree.BoardTree;
import rproclab.files.TreeFile;
import rproclab.target.Target;

/** {@code --dtb} and {@code --overlay}: a board's own device tree in place of what the catalogue takes for granted. */
final class BoardOptions {
    private BoardOptions() {}

    static void addTo(ArgumentParser parser) {
        parser.addArgument("--dtb").metavar("FILE")
                .help("the board's device tree, .dtb or .dts: its reserved memory replaces that of the vendor's board");
        parser.addArgument("--overlay").action(Arguments.append()).metavar("FILE")
                .help("overlay for --dtb, .dtbo or .dtso; may be given several times, applied in order");
    }

    /**
     * A core, and the board that it is on.
     *
     * @param target the core, with the board's memory
     * @param tree the board; empty for the vendor's
     */
    record Choice(Target target, Optional<BoardTree> tree) {}

    /** The target that {@code --target} names, or the one that {@code --dtb} has, with the memory that this says. */
    static Choice choice(Namespace options) {
        String name = options.getString("target");
        String file = options.getString("dtb");
        List<String> overlays = options.getList("overlay");
        if (file == null && overlays != null) {
            throw CommandError.usage("--overlay needs --dtb, the tree that it changes");
        }
        if (file == null && name == null) {
            throw CommandError.usage("--target or --dtb is needed: which core is the firmware for? "
                    + "(rproclab list targets shows all)");
        }
        if (file == null) {
            return new Choice(Names.target(name), Optional.empty());
        }
        BoardTree tree = tree(options).orElseThrow();
        Board board = new Board(tree, file);
        try {
            return new Choice(name == null ? board.target() : board.target(Names.target(name)), Optional.of(tree));
        } catch (Board.NoTarget none) {
            throw CommandError.usage(file + " " + none.getMessage());
        }
    }

    /** The board that {@code --dtb} names, with its overlays. */
    static Optional<BoardTree> tree(Namespace options) {
        List<String> overlays = options.getList("overlay");
        return Optional.ofNullable(options.getString("dtb"))
                .map(file -> TreeFile.open(file, overlays == null ? List.of() : overlays));
    }
}

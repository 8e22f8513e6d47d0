// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rproclab.compare.Board;
import rproclab.compare.Loaders;
import rproclab.compare.Names;
import rproclab.compare.Selection;
import rproclab.devicetree.BoardTree;
import rproclab.files.FileError;
import rproclab.files.TreeFile;
import rproclab.loader.Attacher;
import rproclab.target.Target;
import rproclab.target.Targets;

/** One remote core of one SoC, with the reserved memory of its vendor's board or of another one. */
public final class Core {
    private final Target target;
    private final Optional<BoardTree> tree;

    private Core(Target target, Optional<BoardTree> tree) {
        this.target = target;
        this.tree = tree;
    }

    /**
     * Finds one in the catalogue.
     *
     * @param name {@code imx8mp-m7}, or a compatible of the device tree: {@code fsl,imx8mp-cm7}
     * @return the core, on its vendor's board
     * @throws IllegalArgumentException where there is none; the message names the nearest
     */
    public static Core named(String name) {
        return new Core(Names.target(name), Optional.empty());
    }

    /**
     * Finds the only one that a board has.
     *
     * @param tree the board's device tree, {@code .dtb} or, with {@code dtc} installed, {@code .dts}
     * @param overlays what is applied to it, in order
     * @return the core on this board
     * @throws IOException where a file cannot be read; the message is one line
     * @throws IllegalArgumentException where the board has no such core enabled, or several
     */
    public static Core ofBoard(Path tree, Path... overlays) throws IOException {
        return on(tree, overlays, Board::target);
    }

    /**
     * The same core on another board.
     *
     * @param tree the board's device tree, {@code .dtb} or, with {@code dtc} installed, {@code .dts}
     * @param overlays what is applied to it, in order
     * @return the core with the reserved memory that the tree gives it
     * @throws IOException where a file cannot be read; the message is one line
     * @throws IllegalArgumentException where the board does not have this core enabled
     */
    public Core onBoard(Path tree, Path... overlays) throws IOException {
        return on(tree, overlays, board -> board.target(target));
    }

    /**
     * Every core of the catalogue.
     *
     * @return on their vendors' boards, SoC families together
     */
    public static List<Core> all() {
        return Targets.all().stream().map(target -> new Core(target, Optional.empty())).toList();
    }

    /**
     * Its name.
     *
     * @return {@code imx8mp-m7}
     */
    public String name() {
        return target.name();
    }

    /**
     * The names of the loaders that apply to it.
     *
     * @return Linux first, oldest release first
     */
    public List<String> loaders() {
        return Loaders.of(target).names();
    }

    private interface Choice {
        Target of(Board board) throws Board.NoTarget;
    }

    private static Core on(Path file, Path[] overlays, Choice choice) throws IOException {
        try {
            BoardTree tree = TreeFile.open(file.toString(), Arrays.stream(overlays).map(Path::toString).toList());
            return new Core(choice.of(new Board(tree, file.toString())), Optional.of(tree));
        } catch (FileError error) {
            throw new IOException(error.getMessage(), error);
        } catch (Board.NoTarget none) {
            throw new IllegalArgumentException(file + " " + none.getMessage(), none);
        }
    }

    @Override
    public String toString() {
        return name();
    }

    Target target() {
        return target;
    }

    Optional<BoardTree> tree() {
        return tree;
    }

    Selection selection(String... loaders) {
        return loaders.length == 0
                ? Loaders.of(target).applicable()
                : Names.loaders(target, String.join(",", loaders));
    }

    /** The loader that decides where none is named. */
    String deciding() {
        return selection().deciding().iterator().next();
    }

    Optional<Attacher> attacher() {
        return Loaders.of(target).attacher();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A public report, as {@code fixtures/casebook/README.md} says how it is written.
 *
 * @param group the file that it is in, without {@code .txt}
 * @param lines its lines: a word, and the rest
 */
record CasebookCase(String group, List<Line> lines) {

    /** The words that describe the board, of which one replaces all. */
    private static final List<String> TREE = List.of("ram", "region", "other", "memreserve", "board");
    /** The words that describe what is loaded. */
    private static final List<String> FIRMWARE = List.of("elf", "raw", "size", "name");

    /** One line of a case. */
    record Line(String word, String rest) {
        static Line of(String line) {
            int space = line.indexOf(' ');
            return space < 0 ? new Line(line, "") : new Line(line.substring(0, space), line.substring(space + 1));
        }

        List<String> words() {
            return Arrays.asList(rest.split(" "));
        }

        long number(int index) {
            return Long.decode(words().get(index));
        }
    }

    static List<CasebookCase> readAll(Path file) throws IOException {
        List<CasebookCase> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("case ")) {
                String group = file.getFileName().toString().replace(".txt", "");
                cases.add(new CasebookCase(group, new ArrayList<>()));
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                cases.getLast().lines().add(Line.of(line));
            }
        }
        return cases;
    }

    String id() {
        return one("case").orElseThrow();
    }

    boolean simulated() {
        return one("cannot").isEmpty();
    }

    /** Whether only its lines are known, to explain. */
    boolean explained() {
        return !simulated() && one("explain").isPresent();
    }

    Optional<String> one(String word) {
        return all(word).stream().findFirst();
    }

    List<String> all(String word) {
        return lines.stream().filter(line -> line.word().equals(word)).map(Line::rest).toList();
    }

    /** The case with what {@code fixed} says instead of the lines of those kinds. */
    CasebookCase repaired() {
        List<Line> fixed = all("fixed").stream().map(Line::of).toList();
        boolean tree = fixed.stream().anyMatch(line -> TREE.contains(line.word()));
        boolean firmware = fixed.stream().anyMatch(line -> FIRMWARE.contains(line.word()));
        List<String> others = fixed.stream().map(Line::word).toList();
        Stream<Line> kept = lines.stream().filter(line -> !(tree && TREE.contains(line.word()))
                && !(firmware && FIRMWARE.contains(line.word())) && !others.contains(line.word()));
        return new CasebookCase(group, Stream.concat(kept, fixed.stream()).toList());
    }

    boolean hasTree() {
        return lines.stream().anyMatch(line -> TREE.contains(line.word()));
    }

    /** The board; without a core where only the boot of Linux is looked at. */
    OnBoard board() {
        OnBoard board = OnBoard.of(one("core").map(core -> core.split(" ")[0]).orElse("imx8qm-m4-0"));
        for (Line line : lines) {
            String[] words = line.words().stream().skip(3).toArray(String[]::new);
            switch (line.word()) {
                case "ram" -> board.ram(line.number(0), line.number(1));
                case "region" -> board.region(line.words().getFirst(), line.number(1), line.number(2), words);
                case "other" -> board.other(line.words().getFirst(), line.number(1), line.number(2), words);
                case "board" -> board.core(line.rest());
                case "memreserve" -> board.memreserve(line.number(0), line.number(1));
                default -> {
                    // not about the board
                }
            }
        }
        return board;
    }

    @Override
    public String toString() {
        return id();
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may use which. A new package needs a row here, and a reason. */
class PackageDirectionTest {
    private static final String ROOT = "rproclab.";

    // @formatter:off
    /** A row stands for its subpackages too, unless they have one of their own. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("bytes",       Set.of()),
            entry("elf",         Set.of("bytes")),
            entry("memory",      Set.of("bytes")),
            entry("resource",    Set.of("bytes")),
            entry("devicetree",  Set.of("bytes", "memory")),
            // The catalogue is data: it knows no loader, and no loader knows it.
            entry("target",      Set.of("memory")),
            entry("loader",      Set.of("bytes", "elf", "memory", "resource")),
            // Ports receive an address map and a release, and U-Boot's owe nothing to Linux's.
            entry("linux",       Set.of("bytes", "elf", "memory", "resource", "devicetree", "loader")),
            // The running kernel knows of a loader what it left behind: devices and log.
            entry("linux.virtio", Set.of("bytes", "memory", "loader")),
            entry("linux.rpmsg", Set.of("bytes", "memory", "loader", "linux.virtio")),
            entry("linux.of",    Set.of("bytes", "memory", "devicetree", "loader")),
            entry("uboot",       Set.of("bytes", "elf", "memory", "resource", "loader")),
            // It runs memory, not an ELF: what a loader forgot to place must be missing here too.
            entry("machine",     Set.of("bytes", "memory", "target", "machine.unicorn")),
            // The only package that knows Unicorn.
            entry("machine.unicorn", Set.of("target")),
            // Of the ELF it knows what people ask: names of functions, and where the trace buffers are.
            entry("boot",        Set.of("bytes", "elf", "memory", "resource", "loader", "linux", "linux.rpmsg", "linux.virtio", "machine", "target")),
            entry("compare",     Set.of("bytes", "elf", "memory", "resource", "devicetree", "loader", "linux", "linux.of", "uboot", "target")),
            // Facts again: where a board's things lie in memory, whoever put them there.
            entry("board",       Set.of("bytes", "devicetree", "loader", "linux.of", "uboot", "target")),
            entry("diagnose.board", Set.of("loader", "devicetree", "linux.of", "uboot", "board", "diagnose")),
            entry("diagnose",    Set.of("bytes", "elf", "memory", "resource", "devicetree", "loader", "target", "boot", "compare",
                                        // who prints a line is known there
                                        "explain")),
            entry("decode",      Set.of("bytes", "elf", "resource", "loader")),
            entry("campaign",    Set.of("bytes", "elf", "memory", "resource", "loader", "compare", "campaign.recipe")),
            // What is generated owes nothing to the code under test.
            entry("campaign.recipe", Set.of("bytes", "elf", "memory", "resource")),
            // The real C is set up from the catalogue, under the names of ports that it does not know.
            entry("oracle",      Set.of("bytes", "elf", "memory", "loader", "target")),
            entry("explain",     Set.of("memory", "loader", "target", "compare")),
            entry("report",      Set.of("bytes", "elf", "memory", "resource", "loader", "linux.rpmsg", "target", "boot", "compare", "decode", "diagnose", "explain",
                                        "devicetree", "linux.of", "uboot", "board")),
            entry("files",       Set.of("bytes", "elf", "devicetree", "loader")),
            // A facade: what a program may rely on.
            entry("api",         Set.of("bytes", "elf", "memory", "devicetree", "target", "loader", "linux.rpmsg", "machine", "boot", "compare", "diagnose",
                                        "report", "files")),
            entry("junit",       Set.of("api")),
            entry("cli",         Set.of("bytes", "elf", "memory", "resource", "devicetree", "target", "loader", "linux", "linux.rpmsg",
                                        "uboot", "machine", "boot", "compare", "decode", "diagnose", "explain", "board",
                                        "diagnose.board", "linux.of", "campaign", "campaign.recipe",
                                        "oracle", "report", "files")));
    // @formatter:on

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("rproclab");

    @Test
    void everyPackageHasARow() {
        Set<String> without = new TreeSet<>();
        for (JavaClass type : classes) {
            if (row(type).isEmpty()) {
                without.add(type.getPackageName());
            }
        }

        assertThat(classes).isNotEmpty();
        assertThat(without).isEmpty();
    }

    @Test
    void noPackageUsesOneThatItsRowDoesNotName() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass().getBaseComponentType();
                if (used.getPackageName().startsWith(ROOT) && !allowed(row(type), row(used))) {
                    wrong.add(type.getName() + " -> " + used.getName());
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingIsUsedInACircle() {
        assertThat(MAY_USE.keySet()).noneMatch(name -> reachable(name).contains(name));
    }

    @Test
    void nobodyUsesTheCommandLine() {
        assertThat(MAY_USE.values()).noneMatch(row -> row.contains("cli"));
    }

    @ParameterizedTest
    @CsvSource({"uboot, linux", "uboot, target", "linux, target", "machine, elf", "machine, loader", "elf, loader",
            "campaign, linux", "campaign, uboot"})
    void theDesignForbids(String name, String other) {
        assertThat(MAY_USE.get(name)).doesNotContain(other);
    }

    @Test
    void theLongestRowCounts() {
        assertThat(row("rproclab.linux")).contains("linux");
        assertThat(row("rproclab.linux.remoteproc")).contains("linux");
        assertThat(row("rproclab.linux.rpmsg")).contains("linux.rpmsg");
        assertThat(row("rproclab.linux.rpmsg.ns")).contains("linux.rpmsg");
        assertThat(row("rproclab.linuxes")).isEmpty();
        assertThat(row("rproclab")).isEmpty();
    }

    private static boolean allowed(Optional<String> from, Optional<String> to) {
        return from.isPresent() && to.isPresent()
                && (from.equals(to) || MAY_USE.get(from.get()).contains(to.get()));
    }

    private static Optional<String> row(JavaClass type) {
        return row(type.getPackageName());
    }

    private static Optional<String> row(String packageName) {
        String name = packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()) : "";
        while (!MAY_USE.containsKey(name) && name.contains(".")) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return MAY_USE.containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    private static Set<String> reachable(String name) {
        Set<String> reached = new TreeSet<>();
        List<String> next = List.copyOf(MAY_USE.get(name));
        while (!next.isEmpty()) {
            reached.addAll(next);
            next = next.stream().flatMap(used -> MAY_USE.get(used).stream()).filter(used -> !reached.contains(used))
                    .distinct().toList();
        }
        return reached;
    }
}

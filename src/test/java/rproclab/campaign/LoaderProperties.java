// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rproclab.bytes.Bytes;
import rproclab.campaign.recipe.Recipes;
import rproclab.compare.Loaders;
import rproclab.elf.Content;
import rproclab.elf.EhdrField;
import rproclab.elf.ElfClass;
import rproclab.elf.ElfImage;
import rproclab.elf.ElfRecipe;
import rproclab.elf.PhdrField;
import rproclab.elf.ProgramHeader;
import rproclab.elf.ShdrField;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFate;
import rproclab.memory.Region;
import rproclab.memory.TargetMemory;
import rproclab.memory.Write;
import rproclab.target.Maps;
import rproclab.target.Target;
import rproclab.target.Targets;

/** What holds for every loader on every image, whatever its C original thinks of it. */
class LoaderProperties {
    /** One of each driver and each bootaux, and a host of 32 bits. */
    private static final List<String> TARGETS = List.of("imx8mp-m7", "imx7d-m4", "imx8qm-m4-1", "imx95-m7",
            "stm32mp157-m4", "am62-m4f");

    /** A target's loaders and an image. */
    record Case(Target target, ElfRecipe recipe) {
        Firmware firmware() {
            return new Firmware("firmware.elf", Bytes.of(recipe.toBytes()));
        }

        List<Loader> loaders() {
            return Loaders.of(target).applicable().loaders();
        }

        /** What a pointer of the host holds of a sum: U-Boot checks no end, so that of a segment may wrap. */
        long pointer(long sum) {
            return target.hostWordBits() == 32 ? sum & 0xFFFF_FFFFL : sum;
        }

        /** Those that copy segment by segment; a U-Boot of 32 bits sees the low half of an ELF64's numbers alone. */
        List<Loader> bySegments() {
            boolean allBits = target.hostWordBits() == 64 || recipe.elfClass() == ElfClass.ELFCLASS32;
            return loaders().stream()
                    .filter(loader -> !loader.name().endsWith("-bin") && !loader.name().endsWith("-s"))
                    .filter(loader -> allBits || loader.name().startsWith("linux-")).toList();
        }

        /** Those that look up a segment's whole length in a table. */
        List<Loader> byTable() {
            return loaders().stream().filter(loader -> loader.name().startsWith("linux-")).toList();
        }

        @Override
        public String toString() {
            return target.name() + ": " + recipe;
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(TARGETS).map(name -> Targets.find(name).orElseThrow())
                .flatMap(target -> Recipes.around(Maps.rows(target)).map(recipe -> new Case(target, recipe)));
    }

    @Property(tries = 700, seed = "61")
    void aSegmentThatLinuxLoadsLiesInOneRegion(@ForAll("cases") Case image) {
        Firmware firmware = image.firmware();
        List<ProgramHeader> headers = headers(firmware);
        for (Loader loader : image.byTable()) {
            for (SegmentFate fate : loaded(loader.load(firmware))) {
                long sa = fate.sa().orElseThrow();
                long memsz = headers.get(fate.index()).memsz();

                assertThat(Maps.rows(image.target())).as("%s, segment %d", loader.name(), fate.index())
                        .anyMatch(region -> holds(region, sa, memsz));
            }
        }
    }

    private static boolean holds(Region region, long sa, long size) {
        return Long.compareUnsigned(sa, region.sa()) >= 0 && Long.compareUnsigned(size, region.size()) <= 0
                && Long.compareUnsigned(sa - region.sa(), region.size() - size) <= 0;
    }

    @Property(tries = 700, seed = "61")
    void memoryIsWhatTheWriteLogSays(@ForAll("cases") Case image) {
        Firmware firmware = image.firmware();
        for (Loader loader : image.loaders()) {
            TargetMemory memory = loader.load(firmware).memory();

            assertThat(memory.ranges()).as(loader.name()).isEqualTo(union(memory.writes()));
        }
    }

    private static List<TargetMemory.Range> union(List<Write> writes) {
        List<TargetMemory.Range> union = new ArrayList<>();
        for (Write write : writes.stream().sorted((a, b) -> Long.compareUnsigned(a.sa(), b.sa())).toList()) {
            TargetMemory.Range last = union.isEmpty() ? null : union.getLast();
            if (last == null || Long.compareUnsigned(write.sa() - last.sa(), last.size()) > 0) {
                union.add(new TargetMemory.Range(write.sa(), write.size()));
            } else {
                long size = write.sa() - last.sa() + write.size();
                union.set(union.size() - 1, new TargetMemory.Range(last.sa(),
                        Long.compareUnsigned(size, last.size()) > 0 ? size : last.size()));
            }
        }
        return union;
    }

    @Property(tries = 700, seed = "61")
    void aLoadedSegmentIsItsBytesAndZeroesForTheRest(@ForAll("cases") Case image) {
        Firmware firmware = image.firmware();
        List<ProgramHeader> headers = headers(firmware);
        for (Loader loader : image.bySegments()) {
            LoadResult result = loader.load(firmware);
            List<Write> expected = new ArrayList<>();
            for (SegmentFate fate : loaded(result)) {
                long sa = fate.sa().orElse(0L);
                long filesz = headers.get(fate.index()).filesz();
                long memsz = headers.get(fate.index()).memsz();
                add(expected, new Write(sa, filesz, Write.Kind.COPY));
                add(expected, new Write(image.pointer(sa + filesz), memsz - filesz, Write.Kind.ZERO));
            }

            assertThat(Collections.indexOfSubList(result.memory().writes(), expected)).as(loader.name())
                    .isNotNegative();
        }
    }

    private static void add(List<Write> writes, Write write) {
        if (write.size() != 0) {
            writes.add(write);
        }
    }

    @Property(tries = 700, seed = "61")
    void theOrderOfSectionsChangesNoVerdict(@ForAll("cases") Case image) {
        ElfRecipe recipe = image.recipe();
        Assume.that(recipe.sections().size() > 1 && recipe.patches().isEmpty() && recipe.fileSize().isEmpty()
                && Set.of(EhdrField.E_ENTRY).containsAll(recipe.header().keySet()));
        Assume.that(recipe.sections().stream().noneMatch(section -> section.fields().keySet().stream()
                .anyMatch(Set.of(ShdrField.SH_NAME, ShdrField.SH_OFFSET, ShdrField.SH_SIZE)::contains)));
        Assume.that(recipe.segments().stream().noneMatch(segment -> segment.fields().keySet().stream()
                .anyMatch(Set.of(PhdrField.P_OFFSET, PhdrField.P_FILESZ)::contains)));
        Case reversed = new Case(image.target(), new ElfRecipe(recipe.elfClass(), recipe.header(), recipe.segments(),
                recipe.programHeadersAt(), recipe.sections().reversed(), true, recipe.sectionHeadersAt(),
                recipe.patches(), recipe.fileSize()));

        for (Loader loader : image.loaders()) {
            assertThat(loader.load(reversed.firmware()).verdict()).as(loader.name())
                    .isEqualTo(loader.load(image.firmware()).verdict());
        }
    }

    @Property(tries = 300, seed = "61")
    void theSameImageGivesTheSameAnswer(@ForAll("cases") Case image) {
        for (Loader loader : image.loaders()) {
            LoadResult first = loader.load(image.firmware());
            LoadResult second = loader.load(image.firmware());

            assertThat(second.verdict()).as(loader.name()).isEqualTo(first.verdict());
            assertThat(second.log()).isEqualTo(first.log());
            assertThat(second.segments()).isEqualTo(first.segments());
            assertThat(second.bootAddress()).isEqualTo(first.bootAddress());
            assertThat(second.memory().writes()).isEqualTo(first.memory().writes());
            assertThat(second.memory().sameContents(first.memory())).isTrue();
        }
    }

    @Property(tries = 300, seed = "61")
    void whereLoadersDifferTheyAreDividedByWhatTheyDo(@ForAll("cases") Case image) {
        List<Loader> loaders = image.loaders();
        Panel panel = new Panel(loaders, Maps.rows(image.target()), Judge.NONE);
        List<LoadResult> results = loaders.stream().map(loader -> loader.load(image.firmware())).toList();
        Set<String> words = results.stream().map(result -> result.verdict().word()).collect(Collectors.toSet());
        boolean differ = words.size() > 1 || words.contains("undefined") || words.equals(Set.of("accepted"))
                && results.stream().anyMatch(result -> !result.memory().sameContents(results.getFirst().memory()));

        Signature signature = panel.ask(image.recipe().toBytes());
        List<Signature.Group> groups = signature.groups(panel.names());

        assertThat(signature.isFinding()).isEqualTo(differ);
        assertThat(groups).extracting(Signature.Group::outcome).doesNotHaveDuplicates();
        assertThat(groups.stream().flatMap(group -> group.loaders().stream()))
                .containsExactlyInAnyOrderElementsOf(panel.names());
        for (int i = 0; i < loaders.size(); i++) {
            assertThat(signature.outcomes().get(i).verdict()).isEqualTo(results.get(i).verdict().word());
        }
    }

    /** An image with a few bytes of its headers overwritten. */
    @Provide
    Arbitrary<Case> scribbled() {
        Arbitrary<ElfRecipe.Patch> scribble = Combinators
                .combine(Arbitraries.longs().between(0, 0x180), Arbitraries.bytes().array(byte[].class).ofMaxSize(8))
                .as((at, bytes) -> new ElfRecipe.Patch(at, Content.of(bytes)));
        return Combinators.combine(cases(), scribble.list().ofMaxSize(4)).as((image, scribbles) -> {
            ElfRecipe recipe = image.recipe();
            List<ElfRecipe.Patch> patches = new ArrayList<>(recipe.patches());
            patches.addAll(scribbles);
            return new Case(image.target(),
                    new ElfRecipe(recipe.elfClass(), recipe.header(), recipe.segments(), recipe.programHeadersAt(),
                            recipe.sections(), recipe.hasSectionHeaders(), recipe.sectionHeadersAt(), patches,
                            recipe.fileSize()));
        });
    }

    @Property(tries = 1000, seed = "61")
    void noLoaderEverThrows(@ForAll("scribbled") Case image) {
        Firmware firmware = image.firmware();
        int headers = headers(firmware).size();
        for (Loader loader : image.loaders()) {
            LoadResult result = loader.load(firmware);

            assertThat(result.segments()).as(loader.name()).hasSize(headers);
            assertThat(result.log()).noneMatch(line -> line.text().isEmpty());
            assertThat(result.verdict().word()).isIn("accepted", "rejected", "undefined");
        }
    }

    private static List<ProgramHeader> headers(Firmware firmware) {
        return ElfImage.of(firmware.bytes()).map(ElfImage::programHeaders).orElse(List.of());
    }

    private static List<SegmentFate> loaded(LoadResult result) {
        return result.segments().stream().filter(fate -> fate.fate() == SegmentFate.Fate.LOADED).toList();
    }
}

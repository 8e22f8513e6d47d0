// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import rproclab.board.Image.Kind;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.ReservedMemory;
import rproclab.linux.of.PhysRange;
import rproclab.linux.of.Placement;
import rproclab.uboot.env.BootScripts;
import rproclab.uboot.env.Environment;
import rproclab.uboot.env.Load;
import rproclab.uboot.env.Use;

/** Where everything is that Linux finds, and what the boot loader put elsewhere on the way. */
public final class BootPlan {
    private static final long MIB = 1 << 20;
    private static final long KERNEL_ALIGN = 2 * MIB;
    private static final long PAGE = 4096;
    /** Where an image goes that has no room: far from all memory, and still in the kernel's linear mapping. */
    private static final long NOWHERE = 1L << 46;
    /** What a kernel is taken to need where no {@code Image} says it. */
    static final long KERNEL_SIZE = 32 * MIB;

    private final BoardTree board;
    private final Environment environment;
    private final Given given;
    private final Architecture architecture;
    private final BootScripts scripts;
    private final List<PhysRange> ram;
    private final List<PhysRange> memreserve;
    private final SequencedMap<Kind, Image> images = new LinkedHashMap<>();
    private final List<Staged> staged;

    private BootPlan(BoardTree board, Environment environment, Given given) {
        this.board = board;
        this.environment = environment;
        this.given = given;
        architecture = Architecture.of(board);
        scripts = BootScripts.of(environment);
        ram = board.memory().stream().map(range -> new PhysRange(range.start(), range.size())).toList();
        memreserve = Stream.concat(board.memreserve().stream().map(range -> new PhysRange(range.start(), range.size())),
                given.memreserve().stream()).toList();
        placeImages();
        staged = stage();
    }

    /** Concludes where things are. */
    public static BootPlan of(BoardTree board, Environment environment, Given given) {
        return new BootPlan(board, environment, given);
    }

    /** The board. */
    public BoardTree board() {
        return board;
    }

    /** Kernel, device tree, and initrd where there is one; not those of which nothing is known and that have no room. */
    public List<Image> images() {
        return images.values().stream().filter(image -> image.range().base() != NOWHERE).toList();
    }

    /** What the boot loader put into memory, by ascending address. */
    public List<Staged> staged() {
        return staged;
    }

    /** {@code /memreserve/} of the tree, then what is added to it. */
    public List<PhysRange> memreserve() {
        return memreserve;
    }

    /** The command line: what was given, else {@code bootargs} of the environment, else of {@code /chosen}. */
    public String commandLine() {
        return given.commandLine().or(() -> environment.value("bootargs")).orElse(board.chosen().bootargs());
    }

    /** What the kernel gets. */
    public Placement placement() {
        return new Placement(images.get(Kind.KERNEL).range(), images.get(Kind.FDT).range(),
                Optional.ofNullable(images.get(Kind.INITRD)).map(Image::range), given.memreserve(),
                Optional.of(commandLine()));
    }

    /** An address from {@code from} on where {@code size} bytes are in nobody's way, a multiple of {@code align}. */
    public OptionalLong safe(long from, long size, long align) {
        return new FreeMemory(ram, taken()).near(from, size, align);
    }

    private void placeImages() {
        // an arm zImage unpacks itself to another place
        image(Kind.KERNEL,
                kernelLoad().filter(_ -> architecture == Architecture.ARM64)
                        .map(address -> given.kernel().orElse(KernelImage.assumed(KERNEL_SIZE))
                                .placed(address, ram.isEmpty() ? 0 : ram.getFirst().base())),
                "booti, from where it is loaded" + (given.kernel().isPresent() ? "" : "; 32 MiB assumed"),
                given.kernel().map(KernelImage::imageSize).orElse(KERNEL_SIZE), KERNEL_ALIGN);
        image(Kind.FDT, fdtLoad().filter(_ -> inPlace("fdt_high")).map(at -> new PhysRange(at, given.fdtSize())),
                "fdt_high has all bits set: used where it is loaded", given.fdtSize(), PAGE);
        boolean exists = given.places().containsKey("initrd") || given.initrdSize().isPresent();
        if (exists) {
            long size = given.initrdSize().orElse(0);
            image(Kind.INITRD, initrdLoad().filter(_ -> inPlace("initrd_high")).map(at -> new PhysRange(at, size)),
                    "initrd_high has all bits set: used where it is loaded", size, PAGE);
        } else {
            board.chosen().initrd().ifPresent(range -> images.put(Kind.INITRD,
                    new Image(Kind.INITRD, new PhysRange(range.start(), range.size()), "/chosen", false)));
        }
    }

    private void image(Kind kind, Optional<PhysRange> concluded, String why, long size, long align) {
        Optional<PhysRange> stated = Optional.ofNullable(given.places().get(kind.word()));
        if (stated.isPresent()) {
            images.put(kind, new Image(kind, stated.get(), "given", false));
        } else if (concluded.isPresent()) {
            images.put(kind, new Image(kind, concluded.get(), why, false));
        } else {
            long free = new FreeMemory(ram, taken()).highest(size, align).orElse(NOWHERE);
            images.put(kind, new Image(kind, new PhysRange(free, size),
                    "not given: put where nothing is in the way", true));
        }
    }

    private boolean inPlace(String high) {
        return environment.inPlace(high, architecture.wordBits());
    }

    private Optional<Long> kernelLoad() {
        return first(scripts.boot().map(BootScripts.Boot::kernel), "kernel_addr_r", "loadaddr");
    }

    private Optional<Long> fdtLoad() {
        return first(scripts.boot().map(BootScripts.Boot::fdt), "fdt_addr_r", "fdt_addr");
    }

    private Optional<Long> initrdLoad() {
        return first(scripts.boot().map(BootScripts.Boot::initrd), "ramdisk_addr_r", "initrd_addr");
    }

    private Optional<Long> first(Optional<OptionalLong> booted, String... names) {
        return Stream.concat(booted.stream(), Stream.of(names).map(environment::hex))
                .filter(OptionalLong::isPresent).map(OptionalLong::getAsLong).findFirst();
    }

    /** What must not be loaded over: nodes, images, {@code /memreserve/}. */
    private List<PhysRange> taken() {
        return taken(_ -> true);
    }

    private List<PhysRange> taken(Predicate<Image> counts) {
        List<PhysRange> taken = new ArrayList<>(memreserve);
        board.reservedMemory().stream().filter(ReservedMemory::available)
                .flatMap(node -> node.reg().stream().map(range -> new PhysRange(range.start(), range.size())))
                .forEach(taken::add);
        images.values().stream().filter(counts).forEach(image -> taken.add(image.range()));
        return taken;
    }

    private List<Staged> stage() {
        List<Staging> all = new ArrayList<>();
        scripts.loads().stream().filter(load -> load.use() != Use.ANYTHING).forEach(load -> add(all, load));
        scripts.loads().stream().filter(load -> load.use() == Use.ANYTHING).forEach(load -> add(all, load));
        given.places().forEach((name, range) -> {
            if (Stream.of(Kind.values()).noneMatch(kind -> kind.word().equals(name))) {
                add(all, new Load(range.base(), OptionalLong.of(range.size()), "", name, Use.ANYTHING));
            }
        });
        return all.stream().map(this::staged).sorted((a, b) -> Long.compareUnsigned(a.address(), b.address())).toList();
    }

    /** What is loaded for a purpose that is not known joins what else is loaded there. */
    private static void add(List<Staging> all, Load load) {
        Optional<Staging> same = all.stream().filter(staging -> staging.address == load.address()
                && (staging.use == load.use() || load.use() == Use.ANYTHING)).findFirst();
        same.orElseGet(() -> {
            all.add(new Staging(load.address(), load.use()));
            return all.getLast();
        }).add(load);
    }

    private Staged staged(Staging staging) {
        OptionalLong size = staging.size.isPresent() ? staging.size : sizeOf(staging.use);
        List<PhysRange> others = taken(image -> image.range().base() != staging.address);
        return new Staged(staging.names, staging.address, size, staging.use, fate(staging.use, staging.address),
                new FreeMemory(ram, others).room(staging.address));
    }

    private OptionalLong sizeOf(Use use) {
        return switch (use) {
            case KERNEL -> given.kernel().map(kernel -> OptionalLong.of(kernel.fileSize()))
                    .orElse(OptionalLong.empty());
            case INITRD -> given.initrdSize();
            case FDT -> OptionalLong.of(given.fdtSize());
            default -> OptionalLong.empty();
        };
    }

    private Staged.Fate fate(Use use, long address) {
        return switch (use) {
            case INITRD -> inPlace("initrd_high") ? Staged.Fate.IN_PLACE : Staged.Fate.COPIED;
            case FDT -> inPlace("fdt_high") ? Staged.Fate.IN_PLACE : Staged.Fate.COPIED;
            case KERNEL ->
                images.get(Kind.KERNEL).range().base() == address ? Staged.Fate.IN_PLACE : Staged.Fate.COPIED;
            case CORE -> Architecture.copiesCores(board) ? Staged.Fate.COPIED : Staged.Fate.UNKNOWN;
            case SCRIPT, BUFFER -> Staged.Fate.COPIED;
            case ANYTHING -> Staged.Fate.UNKNOWN;
        };
    }

    /** What is loaded to one address for one purpose. */
    private static final class Staging {
        private final long address;
        private final Use use;
        private final List<String> names = new ArrayList<>();
        private OptionalLong size = OptionalLong.empty();

        Staging(long address, Use use) {
            this.address = address;
            this.use = use;
        }

        void add(Load load) {
            if (!names.contains(load.variable())) {
                names.add(load.variable());
            }
            if (load.size().isPresent() && Long.compareUnsigned(load.size().getAsLong(), size.orElse(0)) > 0) {
                size = load.size();
            }
        }
    }
}

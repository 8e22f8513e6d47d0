// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rproclab.boot.Boot;
import rproclab.boot.Plan;
import rproclab.boot.Subject;
import rproclab.bytes.Bytes;
import rproclab.compare.Comparison;
import rproclab.compare.Names;
import rproclab.compare.Result;
import rproclab.compare.Selection;
import rproclab.diagnose.Diagnosis;
import rproclab.elf.ElfImage;
import rproclab.files.FileError;
import rproclab.files.FirmwareFile;
import rproclab.loader.Attacher;
import rproclab.loader.Firmware;
import rproclab.loader.Loader;
import rproclab.machine.MachineException;
import rproclab.machine.peripheral.Chip;
import rproclab.machine.peripheral.Chips;

/** A firmware image: a file that begins as an ELF file does, whatever follows. */
public final class Image {
    private final Firmware firmware;

    private Image(Firmware firmware) {
        this.firmware = firmware;
    }

    /**
     * Opens a file.
     *
     * @param file the ELF file
     * @return the image; the file is not read before something asks for its bytes
     * @throws IOException where it cannot be read or is no ELF file; the message is one line
     */
    public static Image open(Path file) throws IOException {
        try {
            return new Image(FirmwareFile.open(file.toString()));
        } catch (FileError error) {
            throw new IOException(error.getMessage(), error);
        }
    }

    /**
     * Takes an image from memory.
     *
     * @param name its file's name, as loaders print it
     * @param elf its bytes, which are copied
     * @return the image
     * @throws IllegalArgumentException where the magic bytes of an ELF file are missing
     */
    public static Image of(String name, byte[] elf) {
        Bytes bytes = Bytes.of(elf.clone());
        if (!ElfImage.hasMagic(bytes)) {
            throw new IllegalArgumentException(name + ": is not an ELF file");
        }
        return new Image(new Firmware(name, bytes));
    }

    /**
     * Its file's name.
     *
     * @return without directories
     */
    public String name() {
        return firmware.name();
    }

    /**
     * Loads it.
     *
     * @param core for which core
     * @param loader the loader's name: {@code linux-6.12}; {@link Core#loaders} has all
     * @return the loader's answer
     * @throws IllegalArgumentException where the core has no such loader, or more than one of that name
     */
    public Loaded load(Core core, String loader) {
        return new Loaded(result(core, loader));
    }

    /**
     * Loads it with several loaders.
     *
     * @param core for which core
     * @param loaders names, or {@code linux}, {@code uboot}, {@code all}: each of them decides whether the image is good;
     *            none: every loader that applies, and the newest Linux decides
     * @return their answers side by side
     * @throws IllegalArgumentException where the core has no such loader
     */
    public Compared compare(Core core, String... loaders) {
        Comparison comparison = Comparison.run(firmware, core.target(), core.selection(loaders));
        return new Compared(this, core, comparison, Diagnosis.of(comparison, core.tree()));
    }

    /**
     * Loads it with the newest Linux and boots what that left in memory.
     *
     * @param core the core to boot
     * @param expect what it has to show
     * @return what came of it
     * @throws UnsupportedOperationException where the core's registers are not described, or this computer has no emulator
     */
    public Booted boot(Core core, Expect expect) {
        return boot(core, core.deciding(), expect);
    }

    /**
     * Loads it and boots what the loader left in memory.
     *
     * @param core the core to boot
     * @param loader the loader's name
     * @param expect what it has to show
     * @return what came of it; a loader that refuses makes it {@link Outcome#NOT_LOADED}
     * @throws IllegalArgumentException where the core has no such loader, or more than one of that name
     * @throws UnsupportedOperationException where the core's registers are not described, or this computer has no emulator
     */
    public Booted boot(Core core, String loader, Expect expect) {
        Chip chip = Chips.of(core.name()).orElseThrow(() -> new UnsupportedOperationException(
                "%s cannot be booted: its registers are not described".formatted(core.name())));
        Result result = result(core, loader);
        Optional<Attacher> attacher = result.loader() instanceof Attacher
                ? Optional.empty()
                : core.attacher();
        Plan plan = expect.plan().attaching(attacher);
        try {
            return new Booted(this, core, result, Boot.run(
                    Subject.of(firmware, core.target(), result.name(), result.load()), chip, plan));
        } catch (MachineException none) {
            throw new UnsupportedOperationException(none.getMessage(), none);
        }
    }

    private Result result(Core core, String name) {
        Selection selection = Names.loaders(core.target(), name);
        List<Loader> loaders = selection.loaders();
        if (loaders.size() != 1) {
            throw new IllegalArgumentException("'%s' names %d loaders of %s; one is needed".formatted(name,
                    loaders.size(), core.name()));
        }
        return new Result(loaders.getFirst(), loaders.getFirst().load(firmware));
    }

    @Override
    public String toString() {
        return name();
    }

    Firmware firmware() {
        return firmware;
    }
}

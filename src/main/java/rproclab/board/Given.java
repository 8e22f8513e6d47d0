// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import rproclab.linux.of.PhysRange;

/**
 * What the user says about a boot, before anything is concluded from the environment.
 *
 * @param places what lies where, by name: {@code kernel}, {@code fdt}, {@code initrd}, or anything that is loaded
 * @param kernel the header of the kernel
 * @param initrdSize bytes of the initrd's file
 * @param fdtSize bytes of the device tree, with room for what a boot loader adds
 * @param memreserve entries of {@code /memreserve/} besides those of the tree
 * @param commandLine the command line in place of all others
 */
public record Given(SequencedMap<String, PhysRange> places, Optional<KernelImage> kernel, OptionalLong initrdSize,
        long fdtSize, List<PhysRange> memreserve, Optional<String> commandLine) {}

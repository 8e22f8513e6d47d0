// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue. */
public final class Targets {
    private static final List<Target> ALL = Stream
            .of(Imx8mTargets.ALL, Imx7Targets.ALL, Imx8Targets.ALL, Imx9Targets.ALL, Stm32Targets.ALL, K3Targets.ALL)
            .flatMap(List::stream)
            .toList();

    private Targets() {}

    /** Every target, families together. */
    public static List<Target> all() {
        return ALL;
    }

    /** The target of that name, else the first of {@link #withCompatible}. */
    public static Optional<Target> find(String nameOrCompatible) {
        Stream<Target> named = ALL.stream().filter(target -> target.name().equals(nameOrCompatible));
        return Stream.concat(named, withCompatible(nameOrCompatible).stream()).findFirst();
    }

    /**
     * The targets whose nodes say {@code compatible}.
     *
     * <p>
     * More than one where the driver does not tell them apart by it: the cores of i.MX 8QM ({@code fsl,resource-id} does),
     * and the M4F of AM64x and AM62x.
     */
    public static List<Target> withCompatible(String compatible) {
        return ALL.stream().filter(target -> target.compatibles().contains(compatible)).toList();
    }
}

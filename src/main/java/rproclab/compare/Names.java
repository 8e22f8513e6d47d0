// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.List;
import rproclab.target.Target;
import rproclab.target.Targets;

/** Turns names of the command line into targets and loaders, or says which are near. */
public final class Names {
    private Names() {}

    public static Target target(String name) {
        return Targets.find(name).orElseThrow(() -> new NameError(
                "no target '%s'; did you mean %s? (rproclab list targets shows all)".formatted(name,
                        Nearest.to(name, Targets.all().stream().map(Target::name).toList()))));
    }

    /** The selection for {@code --loader}; {@code null} where the flag was not given. */
    public static Selection loaders(Target target, String spec) {
        Loaders loaders = Loaders.of(target);
        if (spec == null) {
            return loaders.applicable();
        }
        List<String> names = List.of(spec.split(",", -1));
        for (String name : names) {
            if (Loaders.isFamily(name) || loaders.names().contains(name)) {
                continue;
            }
            if (Loaders.allNames().contains(name)) {
                throw new NameError("loader %s does not apply to %s; these do: %s".formatted(name, target.name(),
                        String.join(", ", loaders.names())));
            }
            throw new NameError("no loader '%s'; did you mean %s? (rproclab list loaders shows all)"
                    .formatted(name, Nearest.to(name, Loaders.allNames())));
        }
        return loaders.named(names);
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.stream.Collectors;
import rproclab.compare.Upstream;

/** What {@code --version} prints. */
final class Version {
    private Version() {}

    /** From the module, or from the jar's manifest; a class path without a jar is a build under test. */
    static String number() {
        ModuleDescriptor module = Version.class.getModule().getDescriptor();
        return Optional.ofNullable(module).flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(Version.class.getPackage().getImplementationVersion()))
                .orElse("development");
    }

    static String text() {
        return "rproclab " + number() + "\n" + Upstream.all().stream()
                .map(release -> "  %s follows %s, %s\n".formatted(release.name(), release.version(),
                        release.proof()))
                .collect(Collectors.joining());
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.stream.Collectors;
import rproclab.compare.Upstream;

/** What {@code --version} prints. */
final class Version {
    private Version() {}

    /** From the jar's manifest; a class path without a jar is a build under test. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static String text() {
        return "rproclab " + number() + "\n" + Upstream.all().stream()
                .map(release -> "  %s follows %s, %s\n".formatted(release.name(), release.version(),
                        release.proof()))
                .collect(Collectors.joining());
    }
}

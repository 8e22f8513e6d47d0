// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.List;
import java.util.stream.Stream;
import rproclab.linux.remoteproc.LinuxReleases;
import rproclab.uboot.UbootRelease;

/**
 * An upstream release that ports follow.
 *
 * @param name as loader names begin: {@code linux-6.12}, {@code uboot-2025.01}
 * @param version the exact release or package
 * @param proven whether there is a source package whose C the ports are compared with
 */
public record Upstream(String name, String version, boolean proven) {

    /** Every release, Linux first, oldest first. */
    public static List<Upstream> all() {
        return Stream.concat(
                LinuxReleases.all().stream()
                        .map(release -> new Upstream(release.name(), release.version(), release.proven())),
                UbootRelease.ALL.stream()
                        .map(release -> new Upstream("uboot-" + release.name(), release.version(), release.proven())))
                .toList();
    }

    /** The release that a loader follows. */
    public static Upstream of(String loader) {
        String release = LoaderKind.releaseOf(loader);
        return all().stream().filter(upstream -> upstream.name().equals(release)).findFirst().orElseThrow();
    }

    /** How sure the ports of this release are, in words. */
    public String proof() {
        return proven ? "compared with the real C" : "read, not run";
    }
}

// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import rproclab.compare.Comparison;
import rproclab.compare.Disagreement;
import rproclab.compare.Result;

/**
 * Names a problem across builds of a firmware: 32 hex digits that stay while its rule, the firmware's name, the target
 * and the names concerned stay, whatever becomes of sizes, addresses and the selection of loaders.
 */
public final class Fingerprint {
    /** The evidence that names things; the rest is numbers, or depends on which loaders ran. */
    private static final Set<String> NAMES = Set.of("segment", "laterSegment", "vectorSegment", "index", "section",
            "sections", "region", "runsIn", "name", "names", "node", "other", "first", "pool", "vdev", "vring",
            "parameter", "image", "into", "by", "compatible", "overlaps", "older", "newer");
    private static final int BYTES = 16;

    private Fingerprint() {}

    /** Of a finding about a firmware, or a device tree, on a target. */
    public static String of(Finding finding, String file, String target) {
        List<String> parts = new ArrayList<>(List.of(finding.rule().id(), file, target));
        finding.evidence().forEach((key, value) -> {
            if (NAMES.contains(key)) {
                parts.add(key);
                parts.add(value.replaceAll("\\b0x[0-9a-f]+\\b", ""));
            }
        });
        return hash(parts);
    }

    /** Of one loader's refusal, or of what it does undefined. */
    public static String of(Result result, Comparison comparison) {
        return hash(List.of(result.load().verdict().word(), comparison.firmware().name(), comparison.target().name(),
                result.name()));
    }

    /** Of a disagreement; it changes with the loaders that take part. */
    public static String of(Disagreement disagreement, Comparison comparison) {
        List<String> parts = new ArrayList<>(List.of(disagreement.what().word(), comparison.firmware().name(),
                comparison.target().name()));
        disagreement.loaders().forEach(group -> parts.add(String.join(",", group)));
        return hash(parts);
    }

    /** Each part with its length before it, so that no two lists run together. */
    private static String hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}

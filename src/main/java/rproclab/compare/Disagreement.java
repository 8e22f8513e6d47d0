// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.List;

/**
 * Loaders that answer one question differently.
 *
 * @param what the question
 * @param loaders groups of loader names; within a group the answers are the same
 */
public record Disagreement(What what, List<List<String>> loaders) {

    /** What loaders can disagree about; of memory and boot address only those that accept are asked. */
    public enum What {
        VERDICT("verdict"), MEMORY("memory"), BOOT_ADDRESS("boot-address");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /** The word for it in reports. */
        public String word() {
            return word;
        }
    }
}

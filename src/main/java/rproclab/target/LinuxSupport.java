// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;
import java.util.Optional;

/** What one Linux release's driver knows of a target. */
public sealed interface LinuxSupport permits ImxSupport, Stm32Support, K3M4Support {

    /** The compatibles by which this release's driver matches the target's node, in the order of its table. */
    List<String> compatibles();

    /** The same with what a board's node says; empty where this release's driver does not match the node. */
    Optional<LinuxSupport> on(BoardNode node);
}

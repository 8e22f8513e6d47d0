// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All messages that are known. */
final class Messages {
    /** Those with more text of their own first: a line is what the most telling of them says. */
    static final List<Message> ALL = Stream
            .of(LoadMessages.ALL, CoreMessages.ALL, DriverMessages.ALL, RpmsgMessages.ALL,
                    ReservedMemoryMessages.ALL, UbootMessages.ALL, KernelMessages.ALL)
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt((Message message) -> message.template().literals()).reversed()).toList();

    /** What is left of a line that has an error and no words here; asked last. */
    private static final Message OTHER = Message
            .message("other-error", "a remoteproc driver", "remoteproc{id:d}: {what:*} -{errno:d}")
            .means("A line that rproclab has no words for; its number is {errno.name}: {errno.text}.");

    private Messages() {}

    /** A message and where a line holds it. */
    record Found(Message message, Template.Match match) {}

    /** The message that a line holds. */
    static Optional<Found> in(String line) {
        for (Message message : ALL) {
            Optional<Template.Match> match = message.template().in(line);
            if (match.isPresent()) {
                return Optional.of(new Found(message, match.get()));
            }
        }
        return OTHER.template().in(line).map(match -> new Found(OTHER, match));
    }
}

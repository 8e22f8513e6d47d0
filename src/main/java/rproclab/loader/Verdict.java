// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.Optional;
import rproclab.bytes.Access;
import rproclab.bytes.OutsideAccess;

/** What one loader decided about one image. */
public sealed interface Verdict {

    /** The loader would have started the core. */
    record Accepted() implements Verdict {}

    /**
     * The loader refused.
     *
     * @param errno what it returned; empty where it only says that it failed, as U-Boot's commands do
     */
    record Rejected(Optional<Errno> errno) implements Verdict {}

    /**
     * The C code would touch memory outside its buffers; on a board anything may follow. Neither accepted nor rejected.
     *
     * @param access read or write
     * @param site the C function that makes the access
     * @param object what it accesses: {@code firmware}, {@code NULL}, or a mapping's name
     * @param offset bytes from the object's start, modulo 2^64
     * @param length bytes, unsigned
     */
    record Undefined(Access access, String site, String object, long offset, long length) implements Verdict {}

    /** The loader would have started the core. */
    Verdict ACCEPTED = new Accepted();

    /** A refusal with the value that the C function returned. */
    static Verdict rejected(int value) {
        return new Rejected(Optional.of(Errno.of(value)));
    }

    /** A refusal without errno. */
    static Verdict failed() {
        return new Rejected(Optional.empty());
    }

    /** The access that ended the run. */
    static Verdict undefined(OutsideAccess access) {
        return new Undefined(access.access(), access.site(), access.object(), access.offset(), access.length());
    }

    /** Whether this is {@link Accepted}. */
    default boolean accepted() {
        return this instanceof Accepted;
    }

    /** The word for it in reports: accepted, rejected or undefined. */
    default String word() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case Rejected _ -> "rejected";
            case Undefined _ -> "undefined";
        };
    }
}

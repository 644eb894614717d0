package io.drumroll.edge;

import io.drumroll.engine.message.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be understood, or that its caller may not make; ends its handling and becomes a problem. Has no
 * stack trace: it is the caller's.
 */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final EdgeCode code;
    private final @Nullable String pointer;
    private final transient @Nullable Rejection rejection;

    /**
     * @param code what is wrong.
     * @param detail what to do, as a sentence.
     */
    BadRequest(EdgeCode code, String detail) {
        this(code, detail, null);
    }

    /**
     * @param code what is wrong.
     * @param detail what to do, as a sentence.
     * @param pointer where in the body, as a JSON pointer (RFC 6901).
     */
    BadRequest(EdgeCode code, String detail, @Nullable String pointer) {
        super(detail, null, false, false);
        this.code = code;
        this.pointer = pointer;
        this.rejection = null;
    }

    /** A value that the engine would refuse, and that does not even fit into the command. */
    BadRequest(Rejection rejection) {
        super(rejection.code(), null, false, false);
        this.code = EdgeCode.BAD_VALUE;
        this.pointer = null;
        this.rejection = rejection;
    }

    EdgeCode code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    @Nullable
    String pointer() {
        return pointer;
    }

    @Nullable
    Rejection rejection() {
        return rejection;
    }
}

package io.drumroll.accounts;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail are wanted.
 *
 * @param operator the person's number, or null for all.
 * @param action the stable name, or null for all.
 * @param fromMs then or later, in ms of the epoch; 0 for all.
 * @param untilMs before, in ms of the epoch; {@link Long#MAX_VALUE} for all.
 * @param target what the target begins with; empty for all.
 */
public record ActionFilter(
        @Nullable Long operator, @Nullable String action, long fromMs, long untilMs, String target) {
    /** Everything. */
    public static final ActionFilter ALL = new ActionFilter(null, null, 0, Long.MAX_VALUE, "");
}

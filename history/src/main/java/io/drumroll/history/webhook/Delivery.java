package io.drumroll.history.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A message to one webhook, and what became of it.
 *
 * @param id the message's id, the same at each attempt: {@code evt_SEQUENCE_WEBHOOK}, of low stocks with the SKU behind it;
 *     of tests {@code test_TIME_WEBHOOK}.
 * @param sequence the event's number; of a test that of the last event before.
 * @param part the SKU of a low stock, -1 for a test, else 0.
 * @param eventMs the event's time, in ms of the epoch.
 * @param attempts how often it was sent.
 * @param nextMs when it is sent next, if it is {@link State#PENDING}.
 * @param lastMs when it was sent last.
 * @param status the last answer's HTTP status; none when there was no answer.
 * @param answer the beginning of the last answer, or why there was none.
 */
public record Delivery(
        String id,
        long webhook,
        long sequence,
        int part,
        WebhookKind kind,
        long eventMs,
        State state,
        int attempts,
        long nextMs,
        @Nullable Long lastMs,
        @Nullable Integer status,
        String body,
        @Nullable String answer) {
    /** Where a delivery stands. */
    public enum State {
        /** To be sent, for the first time or again. */
        PENDING(0),
        /** Answered by 2xx. */
        DELIVERED(1),
        /** Given up; it can be replayed. */
        FAILED(2);

        private static final State[] BY_CODE = values();
        private final int code;

        State(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static State ofCode(int code) {
            return BY_CODE[code];
        }
    }
}

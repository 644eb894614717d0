package io.drumroll.history.webhook;

import java.io.IOException;
import java.util.Map;

/** Sends a message over HTTP to an address that was checked, and to no other. */
public interface Transport {
    /**
     * How the endpoint answered.
     *
     * @param status the HTTP status; a redirection is an answer as any other and is never followed.
     * @param retryAfterSeconds what the endpoint asks to wait, 0 for nothing.
     * @param head the beginning of the answer's body, for the webhook's owner to see.
     */
    record Answer(int status, long retryAfterSeconds, String head) {}

    /**
     * Posts a body; waits for the answer, at most for about 20 s.
     *
     * @throws IOException when there is no answer.
     */
    Answer post(UrlGuard.Allowed to, Map<String, String> headers, byte[] body) throws IOException;
}

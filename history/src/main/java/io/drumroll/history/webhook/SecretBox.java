package io.drumroll.history.webhook;

/** Encrypts webhooks' secrets for the tables; by whoever keeps the keys. */
public interface SecretBox {
    /** Encrypts; the result opens for the same webhook alone. */
    byte[] seal(long webhook, byte[] secret);

    /**
     * What was encrypted.
     *
     * @throws IllegalStateException when it was not sealed for this webhook or its key is gone.
     */
    byte[] open(long webhook, byte[] locked);
}

package io.drumroll.accounts;

/**
 * A session that has just begun.
 *
 * @param cookie the secret that the browser keeps; it is told here, once.
 * @param expiresMs when it ends at the latest, in ms of the epoch.
 */
public record NewSession(String cookie, long expiresMs) {
    @Override
    public String toString() {
        return "NewSession[expiresMs=" + expiresMs + "]";
    }
}

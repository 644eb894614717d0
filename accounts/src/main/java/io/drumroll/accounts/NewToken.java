package io.drumroll.accounts;

/**
 * A token that has just been made.
 *
 * @param text the secret that the program shows; it is told here, once.
 * @param expiresMs when it ends, in ms of the epoch.
 */
public record NewToken(String text, long expiresMs) {
    @Override
    public String toString() {
        return "NewToken[expiresMs=" + expiresMs + "]";
    }
}

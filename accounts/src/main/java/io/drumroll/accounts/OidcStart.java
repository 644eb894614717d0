package io.drumroll.accounts;

import java.net.URI;

/**
 * How a sign-in at a provider begins.
 *
 * @param redirect where to send the browser.
 * @param cookie a secret for a short-lived cookie (HttpOnly, SameSite=Lax): by it the browser that comes back is known to be
 *     the one that went.
 */
public record OidcStart(URI redirect, String cookie) {
    @Override
    public String toString() {
        return "OidcStart";
    }
}

package io.drumroll.accounts;

import org.jspecify.annotations.Nullable;

/**
 * Whom an OpenID Connect provider vouches for.
 *
 * @param issuer the provider, as it names itself.
 * @param subject the person, as the provider names them: never another's, unlike an e-mail address.
 * @param displayName what the provider says they are called; null when it does not say.
 */
public record OidcIdentity(
        String issuer, String subject, @Nullable String displayName) {
    /** The provider alone: who it is stays out of logs. */
    @Override
    public String toString() {
        return "OidcIdentity[issuer=" + issuer + "]";
    }
}

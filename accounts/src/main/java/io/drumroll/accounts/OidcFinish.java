package io.drumroll.accounts;

/** What came of a sign-in at a provider. */
public sealed interface OidcFinish {
    /** The provider vouches for somebody. */
    record Verified(OidcIdentity identity) implements OidcFinish {}

    /** It does not, or what came back is forged, stale or used before: begin anew. */
    record Refused(String reason) implements OidcFinish {}

    /** The provider can't be reached: ask again later. */
    record Away(String reason) implements OidcFinish {}
}

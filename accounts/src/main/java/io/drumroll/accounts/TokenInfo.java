package io.drumroll.accounts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as its person sees it.
 *
 * @param id its number.
 * @param name what its person calls it.
 * @param scopes what it may do.
 * @param createdMs when it was made, in ms of the epoch.
 * @param usedMs when it was last used, to the hour; null for never.
 * @param expiresMs when it ends.
 */
public record TokenInfo(
        long id,
        String name,
        Set<Scope> scopes,
        long createdMs,
        @Nullable Long usedMs,
        long expiresMs) {
    /** With a copy of the set. */
    public TokenInfo {
        scopes = Set.copyOf(scopes);
    }
}

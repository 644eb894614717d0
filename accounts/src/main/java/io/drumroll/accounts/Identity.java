package io.drumroll.accounts;

import java.util.Set;

/**
 * Who asks.
 *
 * @param person the person's number.
 * @param buyer the number by which the engine and its log know the person, 1 or more; it says nothing about who that is.
 * @param roles what the person may do.
 * @param shops the shops that the person runs.
 * @param scopes what this session or token may do of that.
 * @param isBrowser whether it is a browser's session, which other sites may try to use.
 */
public record Identity(
        long person, long buyer, Set<Role> roles, Set<Integer> shops, Set<Scope> scopes, boolean isBrowser) {
    /** With copies of the sets. */
    public Identity {
        roles = Set.copyOf(roles);
        shops = Set.copyOf(shops);
        scopes = Set.copyOf(scopes);
    }
}

package io.drumroll.accounts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed up.
 *
 * @param id the person's number.
 * @param buyer the number by which the engine knows the person.
 * @param signInName null for who signs in elsewhere, or not at all.
 * @param displayName what others see.
 * @param roles what the person may do.
 * @param shops which shops the person runs.
 * @param createdMs when the person signed up, in ms of the epoch.
 */
public record Person(
        long id,
        long buyer,
        @Nullable String signInName,
        String displayName,
        Set<Role> roles,
        Set<Integer> shops,
        long createdMs) {
    /** With copies of the sets. */
    public Person {
        roles = Set.copyOf(roles);
        shops = Set.copyOf(shops);
    }

    /** The numbers alone: names stay out of logs. */
    @Override
    public String toString() {
        return "Person[id=" + id + ", buyer=" + buyer + "]";
    }
}

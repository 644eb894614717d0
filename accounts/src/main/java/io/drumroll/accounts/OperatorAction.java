package io.drumroll.accounts;

import org.jspecify.annotations.Nullable;

/**
 * What an operator did.
 *
 * @param id its number; higher is later.
 * @param atMs when, in ms of the epoch.
 * @param operator whose person's number it was; 0 for the installation itself.
 * @param operatorName the name by which the operator signs in; null for the installation itself, and who is gone.
 * @param action what was done, as a stable name such as GIVE_ROLE.
 * @param target on what, by number: never a name.
 * @param reason why, as the operator said; may be empty.
 */
public record OperatorAction(
        long id,
        long atMs,
        long operator,
        @Nullable String operatorName,
        String action,
        String target,
        String reason) {}

package io.drumroll.edge;

import io.drumroll.accounts.Identity;
import io.drumroll.accounts.Role;
import io.drumroll.accounts.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param identity null for a stranger.
 */
record Caller(@Nullable Identity identity) {
    /** Somebody who does not say who they are. */
    static final Caller STRANGER = new Caller(null);

    boolean isStranger() {
        return identity == null;
    }

    /** Who it is, of a route that lets no stranger in. */
    Identity known() {
        if (identity == null) {
            throw new IllegalStateException("the gate let a stranger in");
        }
        return identity;
    }

    /** Whether the session or token may do this; what the person may do is asked beside it. */
    boolean has(Scope scope) {
        return identity != null && identity.scopes().contains(scope);
    }

    /** Whether it is a program of an operator's that acts for any buyer: a replay or a load. A browser never does. */
    boolean actsForBuyers() {
        return has(Scope.ACT_FOR_BUYERS) && isOperator() && identity != null && !identity.isBrowser();
    }

    /** Whether a buyer's number is theirs to act for. */
    boolean isBuyer(long buyer) {
        return identity != null && (identity.buyer() == buyer || actsForBuyers());
    }

    boolean isOperator() {
        return identity != null && identity.roles().contains(Role.OPERATOR);
    }

    boolean isAnalyst() {
        return identity != null && identity.roles().contains(Role.ANALYST);
    }

    boolean isMerchant() {
        return identity != null && identity.roles().contains(Role.MERCHANT);
    }

    /**
     * Whose idempotency keys a command's is among: those of the buyer whom it names, or the caller's own, so that nobody
     * can use up somebody else's. Operators' programs share theirs.
     *
     * @param buyer 0 where the command names none.
     */
    long keysOf(long buyer) {
        return buyer != 0 || identity == null || isOperator() ? buyer : identity.buyer();
    }

    /** Whether a shop is theirs. */
    boolean runs(int shop) {
        return isMerchant() && identity != null && identity.shops().contains(shop);
    }
}

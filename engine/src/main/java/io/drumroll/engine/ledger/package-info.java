/**
 * Who owns which money: {@link io.drumroll.engine.ledger.Ledger}.
 *
 * <p>Invariants: all balances sum to zero after every event; no wallet is negative; escrow is what paid orders that were
 * not cancelled sum to.
 */
@NullMarked
package io.drumroll.engine.ledger;

import org.jspecify.annotations.NullMarked;

/**
 * Who owns which money: {@link io.drumroll.engine.ledger.Ledger}.
 *
 * <p>Invariants: in each currency all balances sum to zero after every event; no wallet and no shop's balance is negative;
 * wallets, shops' balances, their debts and what is due back of payments each sum to the account that holds them together.
 */
@NullMarked
package io.drumroll.engine.ledger;

import org.jspecify.annotations.NullMarked;

package io.drumroll.engine.ledger;

import io.drumroll.engine.order.PayMethod;

/**
 * Where an order's money comes from and goes back to.
 *
 * @param order the order's number.
 * @param buyerRow the buyer's row, for a wallet.
 * @param currency the index of the order's currency.
 * @param method what the order was paid with, or is.
 */
public record Payer(long order, int buyerRow, int currency, PayMethod method) {}

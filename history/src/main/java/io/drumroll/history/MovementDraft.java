package io.drumroll.history;

import io.drumroll.engine.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an event moved in a wallet; of a cancellation, which does not tell how was paid, maybe in a card's payment.
 *
 * @param order the order's number, 0 for none.
 * @param kind never {@link MovementKind#PAYMENT} or {@link MovementKind#BALANCE}: what was paid is read from the order.
 * @param amountMinor into the wallet, or out of it when negative; never 0.
 * @param currency none where only the order knows.
 */
record MovementDraft(
        long sequence,
        long timeMs,
        long buyer,
        long order,
        MovementKind kind,
        long amountMinor,
        @Nullable Currency currency) {}

package io.drumroll.payments;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Money;

/** How far the payment of an order came. */
public sealed interface BegunPayment {
    /** The order is paid, by this call or before. */
    record Paid(long order, Money amount) implements BegunPayment {}

    /**
     * The buyer is to confirm the payment.
     *
     * @param payment the provider's name of it; the same for every call until it is captured or declined.
     * @param confirmUrl where the buyer confirms it.
     */
    record ToConfirm(long order, String payment, Money amount, String confirmUrl) implements BegunPayment {}

    /** The engine says why the order can't be paid. */
    record Refused(Rejection rejection) implements BegunPayment {}

    /** So many payments of the order were declined or could not pay it; it is given no further one. */
    record FailedTooOften(long order, int attempts) implements BegunPayment {}

    /** The provider or the festival did not answer; nothing is lost by asking again. */
    record Unavailable(String cause) implements BegunPayment {}
}

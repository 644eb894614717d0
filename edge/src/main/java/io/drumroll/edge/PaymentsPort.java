package io.drumroll.edge;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Payments through a provider, such as of cards. Called by event loops: each method returns at once, and its stage is
 * completed on any thread. A stage that fails is answered as a failure of the server.
 */
public interface PaymentsPort {
    /**
     * Creates a payment of what is due for an order at the provider, for the buyer to confirm there.
     *
     * @param key the caller's, made for this order; the same again has to lead to the same payment.
     * @param order the order's number.
     */
    CompletionStage<Begun> begin(Request key, long order);

    /**
     * Takes a notice that the provider sent.
     *
     * @param body the bytes as they came: what is signed.
     * @param headers the request's, by their names in lower case; those that came several times joined by {@code ", "}.
     */
    CompletionStage<Noticed> notice(byte[] body, Map<String, String> headers);

    /** How a payment began. */
    sealed interface Begun {
        /**
         * The provider waits for the buyer.
         *
         * @param payment what the provider calls it.
         * @param amount what is to be paid.
         * @param confirmAt the address at which the buyer confirms it.
         */
        record Waiting(String payment, Money amount, String confirmAt) implements Begun {}

        /** The order is paid, by this call or before: nothing is to be confirmed. */
        record Paid(Money amount) implements Begun {}

        /** The engine says why it can't be, such as {@link Rejection.UnknownOrder}. */
        record Refused(Rejection rejection) implements Begun {}

        /** The order can't be paid so; {@code detail} is a sentence on what to do. */
        record NotByCard(String detail) implements Begun {}

        /** The provider or the festival gave no answer; the same again may. */
        record Unreachable(String detail) implements Begun {}
    }

    /** What became of a notice. */
    enum Noticed {
        /** It was taken, now or before. */
        TAKEN,
        /** It is none of the provider's notices. */
        MALFORMED,
        /** Its signature is missing or does not hold, or it is too old. */
        BAD_SIGNATURE,
        /** It can't be taken now; the provider should send it again. */
        LATER
    }
}

package io.drumroll.payments;

import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.order.PayMethod;
import java.util.concurrent.CompletableFuture;

/**
 * Takes buyers' money for orders, and gives it back. Safe for use by many threads; no call blocks, and every answer is a
 * value: a future ends exceptionally only where the program is wrong.
 *
 * <p>Both calls can be repeated at will, at once and after a crash: an order is begun, and a refund is made, once. What is to
 * be paid or given back is the engine's to say, never the caller's.
 */
public interface PaymentProvider extends AutoCloseable {
    /** What orders are paid with here. */
    PayMethod method();

    /** Begins to pay a placed order in full, or goes on where an earlier call began. */
    CompletableFuture<BegunPayment> begin(long order);

    /**
     * Gives back what is due of a payment, and tells the engine so.
     *
     * @param due as the engine answered it a moment ago.
     */
    CompletableFuture<RefundResult> refund(RefundDue due);

    /** Ends what is under way; calls from now on are answered as unavailable. */
    @Override
    void close();
}

package io.drumroll.payments;

import io.drumroll.client.Festival;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query.OfOrder;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.payments.EngineLine.Answer;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Pays from the buyer's wallet, which the engine keeps: an order's state makes sure that it is paid once, whatever the key. A
 * reserved order's balance is paid here, too. Runs on the festival's threads.
 */
public final class WalletProvider implements PaymentProvider {
    private final Festival festival;
    private final SecureRandom keys = new SecureRandom();
    private volatile boolean closed;

    /** A provider that pays from the wallets of a festival. */
    public WalletProvider(Festival festival) {
        this.festival = festival;
    }

    @Override
    public PayMethod method() {
        return PayMethod.WALLET;
    }

    @Override
    public CompletableFuture<BegunPayment> begin(long order) {
        if (closed) {
            return done(new BegunPayment.Unavailable("closed"));
        }
        PayOrder pay = new PayOrder(order);
        return EngineLine.submitOnce(festival, new Request(keys.nextLong(), keys.nextLong() | 1), pay)
                .thenCompose(answer -> switch (answer) {
                    case Answer.None<Outcome>(var failure) -> done(new BegunPayment.Unavailable(failure.name()));
                    case Answer.Given<Outcome>(Outcome.Accepted _) -> paid(order);
                    case Answer.Given<Outcome>(Outcome.Rejected rejected) ->
                        isPaid(rejected.rejection())
                                ? paid(order)
                                : done(new BegunPayment.Refused(rejected.rejection()));
                });
    }

    private static boolean isPaid(Rejection rejection) {
        return rejection instanceof WrongOrderState wrong && wrong.state() == OrderState.PAID;
    }

    private CompletableFuture<BegunPayment> paid(long order) {
        return EngineLine.readOnce(festival, new OfOrder(order)).thenApply(answer -> switch (answer) {
            case Answer.Given<Result<OrderView>>(Result.Found<OrderView>(var view)) ->
                new BegunPayment.Paid(order, new Money(view.totalMinor(), view.currency()));
            case Answer.Given<Result<OrderView>>(Result.Refused<OrderView>(var rejection)) ->
                new BegunPayment.Refused(rejection);
            case Answer.None<Result<OrderView>>(var failure) -> new BegunPayment.Unavailable(failure.name());
        });
    }

    /** Always unknown: what is due to a wallet the engine itself puts there, with the refund's own event. */
    @Override
    public CompletableFuture<RefundResult> refund(RefundDue due) {
        return CompletableFuture.completedFuture(new RefundResult.UnknownPayment());
    }

    @Override
    public void close() {
        closed = true;
    }

    private static CompletableFuture<BegunPayment> done(BegunPayment result) {
        return CompletableFuture.completedFuture(result);
    }
}

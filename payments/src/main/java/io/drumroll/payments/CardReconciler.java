package io.drumroll.payments;

import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OfRefundsDue;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.message.Query.RefundsDue;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.payments.EngineLine.Answer;
import io.drumroll.payments.gateway.CardGateway;
import io.drumroll.payments.gateway.GatewayAnswer;
import io.drumroll.payments.gateway.PaymentPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Looks at both books and carries over what is missing: captured payments whose notice was lost, to the engine; refunds that
 * are due, to the gateway. A round handles a bounded number; the next goes on from there.
 *
 * <p>For one thread. The cursor into the captured payments begins at the first after every start, which costs the engine a
 * refused command for each that it knows, and moves past a page only when the engine has all of it.
 */
final class CardReconciler {
    private static final int MAX_PAGES = 50;

    private final CardGateway gateway;
    private final EngineLine engine;
    private final CardReceipts receipts;
    private final CardRefunds refunds;
    private final ExecutorService threads;
    private String cursor = "";
    private long refundsAfter;

    CardReconciler(
            CardGateway gateway,
            EngineLine engine,
            CardReceipts receipts,
            CardRefunds refunds,
            ExecutorService threads) {
        this.gateway = gateway;
        this.engine = engine;
        this.receipts = receipts;
        this.refunds = refunds;
        this.threads = threads;
    }

    Reconciliation round() throws InterruptedException {
        Reconciliation taken = takeCaptured();
        return taken.and(giveBackDue());
    }

    private Reconciliation takeCaptured() throws InterruptedException {
        Reconciliation sum = Reconciliation.NOTHING;
        for (int i = 0; i < MAX_PAGES; i++) {
            if (!(gateway.capturedAfter(cursor, CardGateway.MAX_PAGE)
                    instanceof GatewayAnswer.Answered<PaymentPage>(var page))) {
                return sum.failedOnce();
            }
            List<Callable<NoticeResult>> work = new ArrayList<>();
            page.payments().forEach(payment -> work.add(() -> receipts.receive(payment)));
            int failed = 0;
            for (NoticeResult result : all(work)) {
                failed += result == NoticeResult.TRY_LATER ? 1 : 0;
            }
            sum = sum.and(new Reconciliation(work.size() - failed, 0, failed, true));
            if (failed > 0) {
                return sum;
            }
            cursor = page.next();
            if (work.size() < CardGateway.MAX_PAGE) {
                return sum;
            }
        }
        return sum.unfinished();
    }

    private Reconciliation giveBackDue() throws InterruptedException {
        Reconciliation sum = Reconciliation.NOTHING;
        for (int i = 0; i < MAX_PAGES; i++) {
            Query<RefundsDue> query = new OfRefundsDue(refundsAfter, CardGateway.MAX_PAGE);
            if (!(engine.read(query) instanceof Answer.Given<Result<RefundsDue>>(Result.Found<RefundsDue>(var page)))) {
                return sum.failedOnce();
            }
            List<Callable<RefundResult>> work = new ArrayList<>();
            for (RefundDue due : page.refunds()) {
                work.add(() -> refunds.refund(due));
            }
            int failed = 0;
            for (RefundResult result : all(work)) {
                boolean settled = result instanceof RefundResult.Settled done && done.stillDueMinor() == 0;
                failed += settled ? 0 : 1;
            }
            sum = sum.and(new Reconciliation(0, work.size() - failed, failed, true));
            refundsAfter = page.nextAfter();
            if (refundsAfter == 0) {
                return sum;
            }
        }
        return sum.unfinished();
    }

    /** Does all at once and waits for all; a page bounds them, and the gateway's client what is under way there. */
    private <T> List<T> all(List<Callable<T>> work) throws InterruptedException {
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
        } catch (RejectedExecutionException e) {
            throw (InterruptedException) new InterruptedException("closing").initCause(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a step of the reconciler failed", e.getCause());
        }
        return results;
    }
}

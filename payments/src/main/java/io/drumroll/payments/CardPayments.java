package io.drumroll.payments;

import io.drumroll.client.Festival;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.payments.gateway.Backoff;
import io.drumroll.payments.gateway.CardGateway;
import io.drumroll.payments.gateway.GatewayAnswer;
import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.Notice;
import io.drumroll.payments.gateway.NoticeSignature;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Card payments through a gateway. A notice only says where to look: what is taken to the engine is what the gateway answers
 * when asked. What no notice told, the reconciler finds.
 *
 * <p>No call blocks: the work is done on virtual threads named {@code payments-…}, and the reconciler runs on a thread of its
 * own. {@link #close} ends them all.
 */
public final class CardPayments implements PaymentProvider {
    private static final System.Logger LOG = System.getLogger(CardPayments.class.getName());

    private final CardOptions options;
    private final NoticeSignature signature;
    private final CardTally tally = new CardTally();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("payments-", 0).factory());
    private final Semaphore pending;
    private final CardGateway gateway;
    private final CardReceipts receipts;
    private final CardCheckout checkout;
    private final CardRefunds refunds;
    private final CardReconciler reconciler;
    private @Nullable Thread rounds;

    /**
     * Card payments for a festival; {@link #start} begins the reconciler's rounds.
     *
     * @param clock judges the age of notices.
     */
    public CardPayments(Festival festival, CardOptions options, InstantSource clock) {
        this.options = options;
        this.signature = new NoticeSignature(options.noticeSecret(), options.noticeTolerance(), clock);
        this.pending = new Semaphore(options.maxPending());
        this.gateway = new CardGateway(options.gateway());
        EngineLine engine =
                new EngineLine(festival, new Backoff(options.gateway().backoff()));
        PaymentNames names = new PaymentNames(options.referencePrefix(), options.noticeSecret());
        this.receipts = new CardReceipts(gateway, engine, names, tally);
        this.checkout = new CardCheckout(gateway, engine, receipts, names, tally);
        this.refunds = new CardRefunds(gateway, engine, names, tally);
        this.reconciler = new CardReconciler(gateway, engine, receipts, refunds, threads);
    }

    /** Lets the reconciler run from now on, one round after the other with a pause between them. */
    public synchronized void start() {
        if (rounds == null) {
            rounds = Thread.ofPlatform().name("payments-reconciler").daemon().start(this::runRounds);
        }
    }

    @Override
    public PayMethod method() {
        return PayMethod.CARD;
    }

    @Override
    public CompletableFuture<BegunPayment> begin(long order) {
        return run(() -> checkout.begin(order), new BegunPayment.Unavailable("too many calls are under way"));
    }

    /**
     * Takes a gateway's notice; the answer comes once the engine has the money that it told of.
     *
     * @param body as it came, to the byte.
     * @param signature the header {@link NoticeSignature#SIGNATURE_HEADER}, or an empty text.
     * @param timestamp the header {@link NoticeSignature#TIMESTAMP_HEADER}, or an empty text.
     */
    public CompletableFuture<NoticeResult> notice(byte[] body, String signature, String timestamp) {
        return run(() -> takeNotice(body, signature, timestamp), NoticeResult.TRY_LATER);
    }

    @Override
    public CompletableFuture<RefundResult> refund(RefundDue due) {
        return run(() -> refunds.refund(due), new RefundResult.Unavailable("too many calls are under way"));
    }

    /** What was done since the start. */
    public CardCounts counts() {
        return tally.counts();
    }

    /**
     * Runs one round of the reconciler on the caller's thread.
     *
     * @throws InterruptedException when the thread is to end, or these payments are being closed.
     */
    public Reconciliation reconcile() throws InterruptedException {
        synchronized (reconciler) {
            return reconciler.round();
        }
    }

    private NoticeResult takeNotice(byte[] body, String sent, String timestamp) {
        NoticeResult result = body.length > Notice.MAX_BYTES
                ? NoticeResult.MALFORMED
                : switch (signature.verify(body, sent, timestamp)) {
                    case FORGED -> NoticeResult.FORGED;
                    case STALE -> NoticeResult.STALE;
                    case GENUINE -> lookAt(Notice.paymentOf(body));
                };
        switch (result) {
            case TAKEN, NOTHING_TO_TAKE -> tally.noticesTaken.increment();
            case MALFORMED, FORGED, STALE -> tally.noticesRefused.increment();
            case TRY_LATER -> {}
        }
        return result;
    }

    private NoticeResult lookAt(@Nullable String payment) {
        if (payment == null) {
            return NoticeResult.MALFORMED;
        }
        return switch (gateway.payment(payment)) {
            case GatewayAnswer.Answered<GatewayPayment>(var truth) -> receipts.receive(truth);
            case GatewayAnswer.Refused<GatewayPayment> refused ->
                refused.status() == 404 ? NoticeResult.NOTHING_TO_TAKE : NoticeResult.TRY_LATER;
            case GatewayAnswer.NoAnswer<GatewayPayment> _ -> NoticeResult.TRY_LATER;
        };
    }

    private <T> CompletableFuture<T> run(Supplier<T> work, T refused) {
        if (!pending.tryAcquire()) {
            return CompletableFuture.completedFuture(refused);
        }
        CompletableFuture<T> result;
        try {
            result = CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException e) {
            pending.release();
            return CompletableFuture.completedFuture(refused);
        }
        return result.whenComplete((_, _) -> pending.release());
    }

    private void runRounds() {
        try {
            while (!threads.isShutdown()) {
                runRound();
                Thread.sleep(options.reconcileEvery());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runRound() throws InterruptedException {
        try {
            Reconciliation round = reconcile();
            if (!round.isSettled()) {
                LOG.log(System.Logger.Level.DEBUG, "to be tried again: {0}", round);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a round of the reconciler failed", e);
        }
    }

    /** Breaks off what is under way, which loses nothing, and ends all threads. */
    @Override
    public void close() {
        threads.shutdownNow();
        Thread running;
        synchronized (this) {
            running = rounds;
            rounds = null;
        }
        if (running != null) {
            running.interrupt();
            join(running);
        }
        threads.close();
        gateway.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

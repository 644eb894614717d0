package io.drumroll.app;

import io.drumroll.client.Festival;
import io.drumroll.edge.PaymentsPort;
import io.drumroll.engine.message.Request;
import io.drumroll.payments.BegunPayment;
import io.drumroll.payments.CardCounts;
import io.drumroll.payments.CardOptions;
import io.drumroll.payments.CardPayments;
import io.drumroll.payments.gateway.GatewayOptions;
import io.drumroll.payments.gateway.NoticeSignature;
import io.drumroll.payments.simulated.GatewayFaults;
import io.drumroll.payments.simulated.SimulatedGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Card payments of a running festival: through a gateway elsewhere, or through a simulated one in this process, which
 * keeps its books and its secrets in the data folder.
 */
final class CardSide implements PaymentsPort, AutoCloseable {
    /** Where a gateway elsewhere finds what it knows us by. */
    static final String KEY_VARIABLE = "DRUMROLL_CARD_KEY";
    /** And what it signs its notices with. */
    static final String SECRET_VARIABLE = "DRUMROLL_CARD_SECRET";

    private static final String NOTICES = "/v1/payments/notices";
    private static final int SECRET_BYTES = 32;
    private static final String SIGNATURE = NoticeSignature.SIGNATURE_HEADER.toLowerCase(Locale.ROOT);
    private static final String TIMESTAMP = NoticeSignature.TIMESTAMP_HEADER.toLowerCase(Locale.ROOT);

    private final CardPayments payments;
    private final @Nullable SimulatedGateway simulated;

    private CardSide(CardPayments payments, @Nullable SimulatedGateway simulated) {
        this.payments = payments;
        this.simulated = simulated;
    }

    /**
     * Payments through a simulated gateway that does as it should.
     *
     * @param folder where it keeps its files.
     */
    static CardSide simulated(Festival festival, Path folder) {
        try {
            String key = secret(folder.resolve("simulated-gateway.key"));
            String noticeSecret = secret(folder.resolve("simulated-gateway.secret"));
            Path journal = folder.resolve("simulated-gateway.journal");
            SimulatedGateway gateway = SimulatedGateway.start(
                    new SimulatedGateway.Settings(0, key, noticeSecret, GatewayFaults.none(), journal),
                    InstantSource.system());
            return new CardSide(payments(festival, gateway.address(), key, noticeSecret), gateway);
        } catch (IOException e) {
            throw new FailedCommand("the simulated card gateway can't start: " + e.getMessage(), e);
        }
    }

    /**
     * Payments through a gateway elsewhere, which has to be told where to send its notices.
     *
     * @throws FailedCommand when a secret is missing in the environment, or too short.
     */
    static CardSide through(Festival festival, URI gateway, Map<String, String> environment) {
        String key = environment.get(KEY_VARIABLE);
        String noticeSecret = environment.get(SECRET_VARIABLE);
        if (key == null || noticeSecret == null) {
            throw new FailedCommand("a card gateway needs " + KEY_VARIABLE + " and " + SECRET_VARIABLE
                    + " in the environment: what it knows us by, and what it signs its notices with");
        }
        try {
            return new CardSide(payments(festival, gateway, key, noticeSecret), null);
        } catch (IllegalArgumentException e) {
            throw new FailedCommand(String.valueOf(e.getMessage()), e);
        }
    }

    private static CardPayments payments(Festival festival, URI gateway, String key, String noticeSecret) {
        CardOptions options = CardOptions.of(GatewayOptions.of(gateway, key), noticeSecret);
        return new CardPayments(festival, options, InstantSource.system());
    }

    /** What a file holds; a new one holds random digits. Payments are known by it again after a restart. */
    private static String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    /** Begins to give back what is due, and lets a simulated gateway send its notices to a server's address. */
    void start(String url) {
        if (simulated != null) {
            simulated.sendNoticesTo(URI.create(url + NOTICES));
        }
        payments.start();
    }

    /** Writes what was done so far as Prometheus reads it. */
    void writeFigures(StringBuilder out) {
        CardCounts counts = payments.counts();
        HttpSide.line(out, "drumroll_card_payments_created", "counter", "Payments begun.", counts.created());
        HttpSide.line(out, "drumroll_card_payments_received", "counter", "Payments taken.", counts.received());
        HttpSide.line(out, "drumroll_card_notices_taken", "counter", "Notices taken.", counts.noticesTaken());
        HttpSide.line(out, "drumroll_card_notices_refused", "counter", "Notices not ours.", counts.noticesRefused());
        HttpSide.line(out, "drumroll_card_payments_returned", "counter", "Payments of no use.", counts.returned());
        HttpSide.line(out, "drumroll_card_refunds_settled", "counter", "Refunds made.", counts.settled());
        HttpSide.line(out, "drumroll_card_refunds_stuck", "counter", "Refund attempts refused.", counts.stuck());
    }

    @Override
    public CompletionStage<Begun> begin(Request key, long order) {
        // The order's number is the payment's key: the same order leads to the same payment.
        return payments.begin(order).thenApply(begun -> switch (begun) {
            case BegunPayment.Paid paid -> new Begun.Paid(paid.amount());
            case BegunPayment.ToConfirm waiting ->
                new Begun.Waiting(waiting.payment(), waiting.amount(), waiting.confirmUrl());
            case BegunPayment.Refused(var rejection) -> new Begun.Refused(rejection);
            case BegunPayment.FailedTooOften failed ->
                new Begun.NotByCard("Pay from the wallet: " + failed.attempts() + " card payments failed.");
            case BegunPayment.Unavailable(String cause) ->
                new Begun.Unreachable("Ask again in a moment: " + cause + ".");
        });
    }

    @Override
    public CompletionStage<Noticed> notice(byte[] body, Map<String, String> headers) {
        return payments.notice(body, headers.getOrDefault(SIGNATURE, ""), headers.getOrDefault(TIMESTAMP, ""))
                .thenApply(result -> switch (result) {
                    case TAKEN, NOTHING_TO_TAKE -> Noticed.TAKEN;
                    case MALFORMED -> Noticed.MALFORMED;
                    case FORGED, STALE -> Noticed.BAD_SIGNATURE;
                    case TRY_LATER -> Noticed.LATER;
                });
    }

    @Override
    public void close() {
        payments.close();
        if (simulated != null) {
            simulated.close();
        }
    }
}

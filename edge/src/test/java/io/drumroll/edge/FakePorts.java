package io.drumroll.edge;

import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A payment provider and books that answer what they are told by what they are asked. */
final class FakePorts implements PaymentsPort, BooksPort {
    static final long POSITION = 5;
    /** The order that can't be paid by card. */
    static final long NOT_BY_CARD = 90;
    /** The order for which the provider gives no answer. */
    static final long UNREACHABLE = 91;
    /** The order for which the provider's part fails. */
    static final long BROKEN = 92;

    /** The order that is paid already. */
    static final long PAID = 93;

    final List<Request> keys = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();

    static EdgeParts addTo(EdgeParts parts) {
        FakePorts ports = new FakePorts();
        return parts.withPayments(ports).withBooks(ports);
    }

    @Override
    public CompletionStage<Begun> begin(Request key, long order) {
        keys.add(key);
        if (order == BROKEN) {
            return CompletableFuture.failedFuture(new IllegalStateException("the fake provider is broken"));
        }
        if (order == NOT_BY_CARD) {
            return later(new Begun.NotByCard("Pay it from the wallet."));
        }
        if (order == UNREACHABLE) {
            return later(new Begun.Unreachable("Ask again in a moment."));
        }
        if (order == PAID) {
            return later(new Begun.Paid(new Money(5_000, EdgeFixture.CNY)));
        }
        return order > 90
                ? later(new Begun.Refused(new Rejection.UnknownOrder(order)))
                : later(new Begun.Waiting(
                        "pay_" + order, new Money(5_000, EdgeFixture.CNY), "https://cards.example/pay_" + order));
    }

    @Override
    public CompletionStage<Noticed> notice(byte[] body, Map<String, String> named) {
        headers.add(named);
        return switch (new String(body, StandardCharsets.UTF_8)) {
            case "nonsense" -> later(Noticed.MALFORMED);
            case "forged" -> later(Noticed.BAD_SIGNATURE);
            case "early" -> later(Noticed.LATER);
            default -> later(Noticed.TAKEN);
        };
    }

    @Override
    public CompletionStage<Report> statement(int shop, Format format) {
        return shop > 9
                ? later(new Report.Refused(new Rejection.UnknownShop(shop)))
                : report(format, "\"shop\":" + shop, "shop\r\n" + shop + "\r\n");
    }

    @Override
    public CompletionStage<Report> dutyReport(
            Country origin, Country destination, String tariffPrefix, long atMs, long windowMs, Format format) {
        String asked = origin.code() + "-" + destination.code() + "-" + tariffPrefix + "-" + atMs + "-" + windowMs;
        return report(format, "\"asked\":\"" + asked + "\"", "asked\r\n" + asked + "\r\n");
    }

    /** Books that are past every event that they are asked about. */
    @Override
    public CompletionStage<Optional<List<AccountBalance>>> accountsAt(long position) {
        return later(Optional.empty());
    }

    private static CompletionStage<Report> report(Format format, String json, String csv) {
        String text = format == Format.CSV ? csv : "{\"position\":" + POSITION + "," + json + "}";
        return later(new Report.Written(POSITION, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Completed on another thread, as real ones are. */
    private static <T> CompletionStage<T> later(T value) {
        return CompletableFuture.supplyAsync(() -> value);
    }
}

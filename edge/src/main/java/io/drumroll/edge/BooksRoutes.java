package io.drumroll.edge;

import io.drumroll.edge.BooksPort.Format;
import io.drumroll.edge.BooksPort.Report;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.message.Query.TrialBalance;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.region.Country;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The books, as JSON or CSV: the trial balance, shops' statements, and the report of a duty's change. */
final class BooksRoutes {
    private static final CharSequence CSV = HttpHeaders.createOptimized("text/csv; charset=utf-8; header=present");

    private final Commands commands;
    private final @Nullable BooksPort books;

    BooksRoutes(Commands commands, @Nullable BooksPort books) {
        this.commands = commands;
        this.books = books;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.TRIAL_BALANCE, this::trialBalance)
                .on(Route.SHOP_STATEMENT, this::statement)
                .on(Route.DUTY_REPORT, this::dutyReport);
    }

    private void trialBalance(Exchange exchange) {
        boolean csv = Asked.csv(exchange);
        commands.find(exchange, exchange.atPosition(), new Query.OfTrialBalance(), (position, balance) -> {
            if (csv) {
                exchange.answerBytes(position, CSV, csvOf(balance).getBytes(StandardCharsets.US_ASCII));
            } else {
                commands.answer(exchange, position, balance, BooksRoutes::write);
            }
        });
    }

    private static void write(JsonWriter json, TrialBalance balance) {
        json.beginArray("accounts");
        for (AccountBalance account : balance.accounts()) {
            json.beginObject()
                    .field("account", Words.ACCOUNTS.of(account.account()))
                    .currency(account.currency())
                    .field("balanceMinor", account.balanceMinor())
                    .endObject();
        }
        json.endArray();
    }

    /** None of the values has anything that RFC 4180 would have in quotes. */
    private static String csvOf(TrialBalance balance) {
        StringBuilder csv = new StringBuilder("currency,account,balanceMinor,digits\r\n");
        for (AccountBalance account : balance.accounts()) {
            csv.append(account.currency().code())
                    .append(',')
                    .append(Words.ACCOUNTS.of(account.account()))
                    .append(',')
                    .append(account.balanceMinor())
                    .append(',')
                    .append(Digits.of(account.currency()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private void statement(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        report(exchange, (port, format) -> port.statement(shop, format));
    }

    private void dutyReport(Exchange exchange) {
        Country origin = Asked.country(exchange, "origin");
        Country destination = Asked.country(exchange, "destination");
        String prefix = Asked.tariffPrefix(exchange);
        long atMs = Asked.number(exchange, "atMs", 0, Limits.MAX_TIME_MS);
        long windowMs = Asked.number(exchange, "windowMs", 1, Limits.MAX_TIME_MS);
        if (origin.equals(destination)) {
            throw new BadRequest(new Rejection.SameCountry(origin.code()));
        }
        report(exchange, (port, format) -> port.dutyReport(origin, destination, prefix, atMs, windowMs, format));
    }

    /** Asks the books for a report. */
    @FunctionalInterface
    private interface ReportRequest {
        CompletionStage<Report> ask(BooksPort books, Format format);
    }

    private void report(Exchange exchange, ReportRequest request) {
        boolean csv = Asked.csv(exchange);
        long atPosition = exchange.atPosition();
        if (books == null) {
            throw new BadRequest(EdgeCode.NO_BOOKS, "Ask a server that keeps books, or read the trial balance.");
        }
        new PendingStage<Report>(exchange) {
            @Override
            void completed(Report report) {
                switch (report) {
                    case Report.Written written
                    when written.position() < atPosition ->
                        exchange.refuse(EdgeCode.READ_TIMED_OUT, "Ask again in a moment, or for an earlier position.");
                    case Report.Written written ->
                        exchange.answerBytes(written.position(), csv ? CSV : Exchange.JSON, written.bytes());
                    case Report.Refused(Rejection rejection) -> exchange.reject(rejection, -1);
                }
            }
        }.await(request.ask(books, csv ? Format.CSV : Format.JSON));
    }
}

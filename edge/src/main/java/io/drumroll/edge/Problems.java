package io.drumroll.edge;

import io.drumroll.accounts.Refusal;
import io.drumroll.catalog.Problem;
import io.drumroll.client.Failure;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.money.Currency;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers with problems (RFC 9457). {@link RejectionProblems} says what each of the engine's refusals becomes. */
final class Problems {
    /** When to try again after the line was full or an answer was late, in seconds. */
    static final String RETRY_AFTER_SECONDS = "1";

    private static final String SWITCHED_OFF_RETRY_SECONDS = "30";

    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");

    private Problems() {}

    /**
     * The engine refused.
     *
     * @param position number of the last event before; below 0 where the edge refused in the engine's stead.
     */
    static void rejection(Exchange exchange, Rejection rejection, long position) {
        if (rejection instanceof Rejection.InsufficientStock lacking) {
            exchange.loop().metrics().onShortStock(lacking.sku());
        }
        JsonWriter json = begin(exchange, rejection);
        RejectionValues.write(json, rejection);
        end(exchange, rejection, position, json);
    }

    /**
     * The engine refused an order as it costs something else now; the problem carries the new quote.
     *
     * @param position number of the last event before.
     * @param festival the festival's currency.
     * @param names of the deals in the quote.
     */
    static void priceChanged(
            Exchange exchange, PriceChanged changed, long position, Currency festival, DealNames.Known names) {
        JsonWriter json = begin(exchange, changed);
        RejectionValues.write(json, changed);
        json.beginObject("quote");
        QuoteViews.write(json, changed.quote(), festival, names);
        end(exchange, changed, position, json.endObject());
    }

    /** The edge refuses. */
    static void refusal(Exchange exchange, EdgeCode code, String detail, @Nullable String pointer) {
        JsonWriter json = begin(exchange, code.status(), code.name(), code.family(), code.title(), detail);
        if (pointer != null) {
            json.field("pointer", pointer);
        }
        if (code.mayPass() && !exchange.isOver()) {
            exchange.response().putHeader(RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        exchange.send(code.status(), Exchange.PROBLEM, json.endObject().toBuffer());
    }

    /** The same, and when it is worth asking again. */
    static void later(Exchange exchange, EdgeCode code, String detail, long waitMs) {
        JsonWriter json = begin(exchange, code.status(), code.name(), code.family(), code.title(), detail);
        if (!exchange.isOver()) {
            exchange.response().putHeader(RETRY_AFTER, Long.toString(seconds(waitMs)));
        }
        exchange.send(code.status(), Exchange.PROBLEM, json.endObject().toBuffer());
    }

    /** Whole seconds that are enough for so many ms, at least one. */
    static long seconds(long waitMs) {
        return Math.max(1, Math.ceilDiv(waitMs, 1_000));
    }

    /** Values of the body are not taken: all of them are named, the first as the problem's own. */
    static void refusals(Exchange exchange, List<Refusal> refusals) {
        EdgeCode code = EdgeCode.BAD_VALUE;
        Refusal first = refusals.getFirst();
        JsonWriter json = begin(exchange, code.status(), code.name(), code.family(), code.title(), sentence(first))
                .field("pointer", "/" + first.field())
                .beginArray("errors");
        for (Refusal refusal : refusals) {
            json.beginObject()
                    .field("pointer", "/" + refusal.field())
                    .field("detail", sentence(refusal))
                    .endObject();
        }
        exchange.send(
                code.status(), Exchange.PROBLEM, json.endArray().endObject().toBuffer());
    }

    /** The catalogue refuses; the problem carries what is wrong with which fields. */
    static void refused(Exchange exchange, EdgeCode code, String detail, List<Problem> problems) {
        if (problems.isEmpty()) {
            refusal(exchange, code, detail, null);
            return;
        }
        JsonWriter json = begin(exchange, code.status(), code.name(), code.family(), code.title(), detail);
        json.beginArray("problems");
        for (Problem problem : problems) {
            json.beginObject()
                    .field("field", problem.field())
                    .field("reason", problem.reason())
                    .endObject();
        }
        exchange.send(
                code.status(), Exchange.PROBLEM, json.endArray().endObject().toBuffer());
    }

    /** What is wrong with a value, as a sentence. */
    static String sentence(Refusal refusal) {
        return refusal.field() + " " + refusal.message() + ".";
    }

    /**
     * The caller has used up a quota.
     *
     * @param policy its name in the header RateLimit-Policy.
     * @param afterSeconds when one more request is taken.
     */
    static void overQuota(Exchange exchange, String policy, long afterSeconds) {
        EdgeCode code = EdgeCode.TOO_MANY_REQUESTS;
        String detail =
                "Nothing was done. Send it again in " + afterSeconds + " s, and no more than RateLimit-Policy says.";
        JsonWriter json = begin(exchange, code.status(), code.name(), code.family(), code.title(), detail);
        json.beginArray("violated-policies").element(policy).endArray();
        if (!exchange.isOver()) {
            exchange.response().putHeader(RETRY_AFTER, Long.toString(afterSeconds));
        }
        exchange.send(code.status(), Exchange.PROBLEM, json.endObject().toBuffer());
    }

    /** Operators stopped what the request is for. */
    static void switchedOff(Exchange exchange, Switch what, Controls.Stopped why) {
        EdgeCode code = EdgeCode.SWITCHED_OFF;
        String detail =
                why.message().isEmpty() ? what.what() + " does not go on right now. Nothing was done." : why.message();
        JsonWriter json = begin(exchange, code.status(), code.name(), code.family(), code.title(), detail);
        json.field("switch", what.word()).field("message", why.message()).field("sinceMs", why.sinceMs());
        if (!exchange.isOver()) {
            exchange.response().putHeader(RETRY_AFTER, SWITCHED_OFF_RETRY_SECONDS);
        }
        exchange.send(code.status(), Exchange.PROBLEM, json.endObject().toBuffer());
    }

    /** More want to order than are let in. */
    static void queued(Exchange exchange, WaitingLine.Place.Waits waits) {
        EdgeCode code = EdgeCode.QUEUED;
        String detail = "Nothing was done yet. You are number " + waits.place()
                + " in the line; send the same again when it is your turn.";
        JsonWriter json = begin(exchange, code.status(), code.name(), code.family(), code.title(), detail);
        json.field("place", waits.place()).field("waitMs", waits.waitMs());
        if (!exchange.isOver()) {
            exchange.response().putHeader(RETRY_AFTER, Long.toString(seconds(waits.waitMs())));
        }
        exchange.send(code.status(), Exchange.PROBLEM, json.endObject().toBuffer());
    }

    /** There is no answer of the festival. */
    static void failure(Exchange exchange, Failure failure, boolean read) {
        switch (failure) {
            case OVERLOADED ->
                refusal(exchange, EdgeCode.OVERLOADED, "Nothing was done. Send it again in a moment.", null);
            case TIMED_OUT -> {
                if (read) {
                    refusal(
                            exchange,
                            EdgeCode.READ_TIMED_OUT,
                            "Ask again in a moment, or for an earlier position.",
                            null);
                } else {
                    refusal(
                            exchange,
                            EdgeCode.TIMED_OUT,
                            "It may or may not have been done. Send the same again with the same Idempotency-Key to"
                                    + " learn it.",
                            null);
                }
            }
            case STORAGE_FULL ->
                refusal(
                        exchange,
                        EdgeCode.STORAGE_FULL,
                        "Nothing was done. The operator has to make room on the disk of the festival's data.",
                        null);
            case UNAVAILABLE ->
                refusal(exchange, EdgeCode.UNAVAILABLE, "Nothing was done. Send it again when it is back.", null);
        }
    }

    private static JsonWriter begin(Exchange exchange, Rejection rejection) {
        return begin(
                exchange,
                RejectionProblems.status(rejection, exchange.routeIfFound()),
                rejection.code(),
                rejection.family().name(),
                RejectionProblems.title(rejection),
                RejectionDetails.of(rejection));
    }

    private static void end(Exchange exchange, Rejection rejection, long position, JsonWriter json) {
        if (position >= 0) {
            json.field("position", position);
        }
        exchange.send(
                RejectionProblems.status(rejection, exchange.routeIfFound()),
                Exchange.PROBLEM,
                json.endObject().toBuffer());
    }

    private static JsonWriter begin(
            Exchange exchange, int status, String code, String family, String title, String detail) {
        exchange.loop().metrics().onProblem(code);
        return exchange.loop()
                .json()
                .beginObject()
                .field(
                        "type",
                        "urn:drumroll:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'))
                .field("title", title)
                .field("status", status)
                .field("detail", detail)
                .field("code", code)
                .field("family", family);
    }
}

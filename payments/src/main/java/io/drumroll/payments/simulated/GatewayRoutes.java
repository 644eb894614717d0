package io.drumroll.payments.simulated;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.GatewayRefund;
import io.drumroll.payments.simulated.GatewayBooks.Entry;
import io.drumroll.payments.simulated.GatewayFaults.Fault;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers the simulated gateway's requests: does what is asked first, and misbehaves about it then. */
final class GatewayRoutes implements HttpHandler, AutoCloseable {
    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final int MAX_PAGE = 100;
    private static final long STALL_S = 30;
    private static final JsonFactory JSON = new JsonFactory();

    private final GatewayBooks books;
    private final NoticeSender notices;
    private final GatewayFaults faults;
    private final byte[] authorization;
    private final CountDownLatch closed = new CountDownLatch(1);

    GatewayRoutes(GatewayBooks books, NoticeSender notices, GatewayFaults faults, String apiKey) {
        this.books = books;
        this.notices = notices;
        this.faults = faults;
        this.authorization = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
    }

    /** An answer: status, type and text. */
    private record Answer(int status, String type, String text) {
        static Answer json(int status, String text) {
            return new Answer(status, "application/json", text);
        }

        static Answer refused(int status, String detail) {
            return json(status, "{\"error\":\"" + detail + "\"}");
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            boolean isBuyers = path.length == 3 && path[1].equals("pay");
            if (!isBuyers && faults.strikes(Fault.ERROR_BEFORE)) {
                send(exchange, Answer.refused(500, "nothing was done"));
                return;
            }
            Answer answer = isBuyers
                    ? buyers(exchange.getRequestMethod(), path[2], body)
                    : shops(exchange, path, new String(body, StandardCharsets.UTF_8));
            if (isBuyers) {
                send(exchange, answer);
            } else {
                misbehave(exchange, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void misbehave(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        if (faults.strikes(Fault.LOST_ANSWER)) {
            return;
        }
        if (faults.strikes(Fault.STALLED_ANSWER)) {
            closed.await(STALL_S, TimeUnit.SECONDS);
            return;
        }
        if (faults.strikes(Fault.ERROR_AFTER)) {
            send(exchange, Answer.refused(500, "who knows"));
        } else if (faults.strikes(Fault.GARBLED_ANSWER)) {
            send(exchange, Answer.json(200, answer.text.substring(0, answer.text.length() / 2)));
        } else {
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] text = answer.text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type);
        exchange.sendResponseHeaders(answer.status, text.length);
        exchange.getResponseBody().write(text);
    }

    private Answer shops(HttpExchange exchange, String[] path, String body) {
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        if (sent == null || !MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), authorization)) {
            return Answer.refused(401, "the API key is not known");
        }
        if (path.length < 2 || !path[1].equals("payments")) {
            return Answer.refused(404, "no such route");
        }
        Map<String, String> fields = fields(body);
        String route = exchange.getRequestMethod() + (path.length == 4 ? " " + path[3] : "") + " " + path.length;
        return switch (route) {
            case "POST 2" ->
                payment(
                        books.create(
                                fields.getOrDefault("reference", ""),
                                number(fields.get("amountMinor")),
                                fields.getOrDefault("currency", ""),
                                fields.getOrDefault("idempotencyKey", "")),
                        "payment.created");
            case "GET 2" -> page(query(exchange.getRequestURI().getRawQuery()));
            case "GET 3" -> {
                GatewayPayment payment = books.payment(path[2]);
                yield payment == null ? Answer.refused(404, "no such payment") : Answer.json(200, json(payment));
            }
            case "POST confirm 4" -> confirm(path[2], faults.strikes(Fault.DECLINE));
            case "POST refunds 4" ->
                refund(path[2], number(fields.get("amountMinor")), fields.getOrDefault("idempotencyKey", ""));
            default -> Answer.refused(404, "no such route");
        };
    }

    private Answer buyers(String method, String id, byte[] body) {
        if (method.equals("POST")) {
            String outcome = query(new String(body, StandardCharsets.UTF_8)).getOrDefault("outcome", "");
            if (!outcome.equals("pay") && !outcome.equals("decline")) {
                return Answer.refused(422, "the outcome is pay or decline");
            }
            Answer answer = confirm(id, outcome.equals("decline") || faults.strikes(Fault.DECLINE));
            if (answer.status != 200) {
                return answer;
            }
        }
        GatewayPayment payment = books.payment(id);
        return payment == null
                ? Answer.refused(404, "no such payment")
                : new Answer(200, "text/html; charset=utf-8", ConfirmPage.of(payment));
    }

    private Answer confirm(String id, boolean declined) {
        return payment(books.confirm(id, declined), declined ? "payment.declined" : "payment.captured");
    }

    private Answer payment(Entry<GatewayPayment> entry, String type) {
        return switch (entry) {
            case Entry.Refused<GatewayPayment>(var status, var detail) -> Answer.refused(status, detail);
            case Entry.Done<GatewayPayment>(var payment, var changed) -> {
                if (changed) {
                    notices.changed(payment, type);
                }
                yield Answer.json(200, json(payment));
            }
        };
    }

    private Answer refund(String id, long amountMinor, String key) {
        return switch (books.refund(id, amountMinor, key)) {
            case Entry.Refused<GatewayRefund>(var status, var detail) -> Answer.refused(status, detail);
            case Entry.Done<GatewayRefund>(var refund, var changed) -> {
                GatewayPayment payment = books.payment(id);
                if (changed && payment != null) {
                    notices.changed(payment, "payment.refunded");
                }
                yield Answer.json(
                        200,
                        "{\"id\":\"" + refund.id() + "\",\"payment\":\"" + id + "\",\"amountMinor\":"
                                + refund.amountMinor() + "}");
            }
        };
    }

    private Answer page(Map<String, String> query) {
        int limit = Math.clamp(number(query.get("limit")), 1, MAX_PAGE);
        String reference = query.get("reference");
        String after = query.getOrDefault("capturedAfter", "");
        int behind = after.isEmpty() ? 0 : Math.clamp(number(after), 0, GatewayBooks.MAX_PAYMENTS);
        List<GatewayPayment> payments =
                reference != null ? books.byReference(reference, limit) : books.capturedAfter(behind, limit);
        StringBuilder text = new StringBuilder("{\"payments\":[");
        for (GatewayPayment payment : payments) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",").append(json(payment));
        }
        return Answer.json(
                200,
                text.append("],\"next\":\"")
                        .append(behind + payments.size())
                        .append("\"}")
                        .toString());
    }

    private static String json(GatewayPayment payment) {
        return "{\"id\":\"" + payment.id() + "\",\"reference\":\"" + escaped(payment.reference())
                + "\",\"amountMinor\":" + payment.amountMinor() + ",\"currency\":\""
                + payment.currency().code() + "\",\"status\":\""
                + payment.status().text() + "\",\"capturedMinor\":" + payment.capturedMinor() + ",\"refundedMinor\":"
                + payment.refundedMinor() + ",\"confirmUrl\":\"" + payment.confirmUrl() + "\"}";
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /** The fields of a flat JSON object; of anything else, none. */
    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, parser.getText());
                }
            }
            return fields;
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The whole number that a text is, or 0. */
    private static long number(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,18}")) {
            return 0;
        }
        return Long.parseLong(text);
    }

    /** Ends the stalled answers. */
    @Override
    public void close() {
        closed.countDown();
    }
}

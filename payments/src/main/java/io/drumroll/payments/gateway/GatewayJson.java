package io.drumroll.payments.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.drumroll.engine.money.Currency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the gateway's JSON. Fields that are not known are passed over; a field that is missing, of another type or out of
 * range makes the whole text malformed.
 */
final class GatewayJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_ID_LENGTH = 64;

    private GatewayJson() {}

    /** Reads one kind of text. */
    interface Reader<T> {
        T read(byte[] body) throws IOException;
    }

    /** A text that is not what it should be. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    static GatewayPayment payment(byte[] body) throws IOException {
        return payment(object(body));
    }

    static GatewayRefund refund(byte[] body) throws IOException {
        Fields fields = object(body);
        return new GatewayRefund(fields.id("id"), fields.id("payment"), fields.amount("amountMinor"));
    }

    static PaymentPage page(byte[] body) throws IOException {
        Fields fields = object(body);
        List<GatewayPayment> payments = new ArrayList<>();
        for (Fields payment : fields.rows) {
            payments.add(payment(payment));
        }
        return new PaymentPage(List.copyOf(payments), fields.text("next"));
    }

    /** The payment that a notice is about; all else that it says is hearsay. */
    static String noticedPayment(byte[] body) throws IOException {
        return object(body).id("payment");
    }

    private static GatewayPayment payment(Fields fields) throws IOException {
        PaymentStatus status = PaymentStatus.ofText(fields.text("status"));
        String currency = fields.text("currency");
        if (status == null || !Currency.isWellFormed(currency)) {
            throw new MalformedException("a payment has an unknown status or currency");
        }
        GatewayPayment payment = new GatewayPayment(
                fields.id("id"),
                fields.text("reference"),
                fields.amount("amountMinor"),
                new Currency(currency),
                status,
                fields.amount("capturedMinor"),
                fields.amount("refundedMinor"),
                fields.text("confirmUrl"));
        if (payment.refundedMinor() > payment.capturedMinor()) {
            throw new MalformedException("more was refunded than captured of " + payment.id());
        }
        return payment;
    }

    /** The fields of one object: texts, whole numbers, and one list of objects. */
    private static final class Fields {
        final Map<String, String> texts = new HashMap<>();
        final Map<String, Long> numbers = new HashMap<>();
        final List<Fields> rows = new ArrayList<>();

        String text(String name) throws MalformedException {
            return present(name, texts.get(name));
        }

        long amount(String name) throws MalformedException {
            long amount = present(name, numbers.get(name));
            if (amount < 0) {
                throw new MalformedException(name + " is negative");
            }
            return amount;
        }

        /** A text that can stand in a path as it is. */
        String id(String name) throws MalformedException {
            String id = text(name);
            if (!isId(id)) {
                throw new MalformedException(name + " is no id");
            }
            return id;
        }

        private static <T> T present(String name, @Nullable T value) throws MalformedException {
            if (value == null) {
                throw new MalformedException("there is no " + name);
            }
            return value;
        }
    }

    static boolean isId(String id) {
        return !id.isEmpty()
                && id.length() <= MAX_ID_LENGTH
                && id.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '_'
                                || c == '-');
    }

    private static Fields object(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedException("it is no JSON object");
            }
            Fields fields = fields(parser);
            if (parser.nextToken() != null) {
                throw new MalformedException("something follows the JSON object");
            }
            return fields;
        }
    }

    private static Fields fields(JsonParser parser) throws IOException {
        Fields fields = new Fields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case VALUE_STRING -> fields.texts.put(name, parser.getText());
                case VALUE_NUMBER_INT -> fields.numbers.put(name, parser.getLongValue());
                case START_ARRAY -> rows(parser, fields);
                case START_OBJECT -> parser.skipChildren();
                case null, default -> {}
            }
        }
        return fields;
    }

    private static void rows(JsonParser parser, Fields fields) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new MalformedException("a list holds something else than objects");
            }
            fields.rows.add(fields(parser));
        }
    }
}

package io.drumroll.payments;

import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What orders, payments and refunds are called on either side, and the keys that make each of them happen once.
 *
 * <p>Keys towards the engine are made with the notice secret, so that nobody who can choose a key of their own can take one
 * of these first.
 */
final class PaymentNames {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_DIGITS = 18;

    private final String orderPrefix;
    private final SecretKeySpec secret;

    PaymentNames(String prefix, String secret) {
        this.orderPrefix = prefix + "-order-";
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The engine's number of a gateway's payment: the first 128 bits of SHA-256 (FIPS 180-4) over its id. */
    static PaymentRef ref(String id) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
            return new PaymentRef(hash.getLong(), hash.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What the gateway calls an order. */
    String reference(long order) {
        return orderPrefix + order;
    }

    /** The order that a reference names, or 0 when it is not one of ours. */
    long orderOf(String reference) {
        String digits = reference.startsWith(orderPrefix) ? reference.substring(orderPrefix.length()) : "";
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.parseLong(digits) : 0;
    }

    /** The gateway's key of an order's payment after so many that came to nothing. */
    String createKey(long order, int spent) {
        return reference(order) + "-" + spent;
    }

    /** The gateway's key of the refund that follows after so much was given back and settled. */
    String refundKey(PaymentRef payment, long settledMinor) {
        HexFormat hex = HexFormat.of();
        return "refund-" + hex.toHexDigits(payment.high()) + hex.toHexDigits(payment.low()) + "-" + settledMinor;
    }

    /** The gateway's key of giving back a whole payment that the engine can't take. */
    String returnKey(String id) {
        return "return-" + id;
    }

    /** The engine's key of a payment's arrival. */
    Request receiveKey(PaymentRef payment) {
        return key("receive", payment, 0);
    }

    /** The engine's key of settling the refund that followed after so much was settled. */
    Request settleKey(PaymentRef payment, long settledMinor) {
        return key("settle", payment, settledMinor);
    }

    private Request key(String use, PaymentRef payment, long settledMinor) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(use.getBytes(StandardCharsets.US_ASCII));
            ByteBuffer rest = ByteBuffer.allocate(3 * Long.BYTES);
            rest.putLong(payment.high()).putLong(payment.low()).putLong(settledMinor);
            ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(rest.array()));
            return new Request(hash.getLong(), hash.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}

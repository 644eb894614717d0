package io.drumroll.payments.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a notice comes from the gateway and is not an old one sent again: HMAC-SHA256 (RFC 2104) over the timestamp, a
 * full stop and the body, in hexadecimal. Safe for use by many threads.
 */
public final class NoticeSignature {
    /** The header that carries the signature. */
    public static final String SIGNATURE_HEADER = "Payment-Signature";
    /** The header that carries the time of signing, in ms of the epoch. */
    public static final String TIMESTAMP_HEADER = "Payment-Timestamp";
    /** The fewest characters of a secret. */
    public static final int MIN_SECRET_LENGTH = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_TIMESTAMP_LENGTH = 18;

    private final SecretKeySpec key;
    private final long toleranceMs;
    private final InstantSource clock;

    /** What a signature turned out to be. */
    public enum Verdict {
        /** Ours, and recent. */
        GENUINE,
        /** Not made with the secret, or over another body or time. */
        FORGED,
        /** Made with the secret, but too long ago or too far ahead. */
        STALE
    }

    /**
     * A signature under a shared secret.
     *
     * @param secret at least {@link #MIN_SECRET_LENGTH} characters.
     * @param tolerance how far the timestamp may be from our clock, either way.
     * @throws IllegalArgumentException when the secret is shorter.
     */
    public NoticeSignature(String secret, Duration tolerance, InstantSource clock) {
        if (secret.length() < MIN_SECRET_LENGTH) {
            throw new IllegalArgumentException("a notice secret has " + MIN_SECRET_LENGTH + " characters or more");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.toleranceMs = tolerance.toMillis();
        this.clock = clock;
    }

    /** The signature of a body at a time, in ms of the epoch. */
    public String sign(byte[] body, long timestampMs) {
        return HexFormat.of().formatHex(digest(body, Long.toString(timestampMs)));
    }

    /**
     * Judges a notice. The signature is compared in constant time, and before the timestamp is looked at.
     *
     * @param signature what the header said, any text.
     * @param timestamp what the header said, any text.
     */
    public Verdict verify(byte[] body, String signature, String timestamp) {
        if (!isTime(timestamp)) {
            return Verdict.FORGED;
        }
        byte[] expected = HexFormat.of().formatHex(digest(body, timestamp)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            return Verdict.FORGED;
        }
        long ageMs = clock.millis() - Long.parseLong(timestamp);
        return Math.abs(ageMs) <= toleranceMs ? Verdict.GENUINE : Verdict.STALE;
    }

    private static boolean isTime(String timestamp) {
        return !timestamp.isEmpty()
                && timestamp.length() <= MAX_TIMESTAMP_LENGTH
                && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private byte[] digest(byte[] body, String timestamp) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}

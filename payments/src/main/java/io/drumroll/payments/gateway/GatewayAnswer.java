package io.drumroll.payments.gateway;

/**
 * How a call to the gateway ended.
 *
 * @param <T> what was asked for.
 */
public sealed interface GatewayAnswer<T> {
    /** The gateway did it, or knew it. */
    record Answered<T>(T value) implements GatewayAnswer<T> {}

    /** The gateway refused, and did nothing: an HTTP status of 400 to 499, and what it said. */
    record Refused<T>(int status, String detail) implements GatewayAnswer<T> {}

    /** Nobody knows whether the gateway did it: ask again under the same key, or look. */
    record NoAnswer<T>(String cause) implements GatewayAnswer<T> {}
}

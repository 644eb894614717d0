package io.drumroll.accounts;

/**
 * Where an order goes.
 *
 * @param order the order's number.
 * @param changedMs when it was noted, in ms of the epoch.
 */
public record OrderAddress(long order, PostalAddress address, long changedMs) {}

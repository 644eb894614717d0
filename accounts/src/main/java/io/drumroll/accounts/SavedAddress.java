package io.drumroll.accounts;

/**
 * An address of a person's.
 *
 * @param id its number.
 * @param changedMs when it was last changed, in ms of the epoch.
 */
public record SavedAddress(long id, PostalAddress address, long changedMs) {}

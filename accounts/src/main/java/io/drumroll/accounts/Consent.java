package io.drumroll.accounts;

/**
 * That a person agreed to a use of their data, or stopped agreeing.
 *
 * @param purpose to what.
 * @param version which version of the text they saw, 1 or more.
 * @param isGiven whether they agreed; false when they took it back.
 * @param atMs when, in ms of the epoch.
 */
public record Consent(Purpose purpose, int version, boolean isGiven, long atMs) {}

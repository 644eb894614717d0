package io.drumroll.accounts;

/** What came of changing a password. */
public sealed interface PasswordChange {
    /** It is changed, and so many other sessions were ended. */
    record Done(int endedSessions) implements PasswordChange {}

    /** The new one is not taken. */
    record Refused(Refusal refusal) implements PasswordChange {}

    /** The old one is wrong. */
    record Wrong() implements PasswordChange {}

    /** Too many tries: ask again after so many ms. */
    record TooMany(long waitMs) implements PasswordChange {}

    /** Too many sign in just now: ask again after so many ms. */
    record Busy(long waitMs) implements PasswordChange {}
}

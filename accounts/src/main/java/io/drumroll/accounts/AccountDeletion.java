package io.drumroll.accounts;

/** What came of deleting an account. */
public sealed interface AccountDeletion {
    /** All personal data is gone; the buyer's number stays, and is nobody else's ever. */
    record Done(long buyer) implements AccountDeletion {}

    /** The password is wrong, or there is no such person. */
    record Wrong() implements AccountDeletion {}

    /** It is the last operator: make another first. */
    record LastOperator() implements AccountDeletion {}

    /** Too many tries: ask again after so many ms. */
    record TooMany(long waitMs) implements AccountDeletion {}

    /** Too many sign in just now: ask again after so many ms. */
    record Busy(long waitMs) implements AccountDeletion {}
}

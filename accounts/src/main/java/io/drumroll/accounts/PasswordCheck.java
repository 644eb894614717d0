package io.drumroll.accounts;

/** What came of looking whose name and password somebody gave. */
public sealed interface PasswordCheck {
    /** They are this person's. */
    record Right(Person person) implements PasswordCheck {}

    /** Name or password is wrong; which of them is not said. */
    record Wrong() implements PasswordCheck {}

    /** Too many tries: ask again after so many ms; the password was not looked at. */
    record TooMany(long waitMs) implements PasswordCheck {}

    /** Too many sign in just now: ask again after so many ms; it does not count as a try. */
    record Busy(long waitMs) implements PasswordCheck {}
}

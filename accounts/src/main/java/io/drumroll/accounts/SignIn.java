package io.drumroll.accounts;

/** What came of signing in. */
public sealed interface SignIn {
    /** The person is signed in. */
    record Done(Person person, NewSession session) implements SignIn {}

    /** Name or password is wrong; which of them is not said. */
    record Wrong() implements SignIn {}

    /** Too many tries: ask again after so many ms; the password was not looked at. */
    record TooMany(long waitMs) implements SignIn {}

    /** Too many sign in just now: ask again after so many ms; it does not count as a try. */
    record Busy(long waitMs) implements SignIn {}
}

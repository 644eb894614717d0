package io.drumroll.accounts;

import java.util.List;

/** What came of signing up. */
public sealed interface SignUp {
    /** The person is there, and signed in. */
    record Done(Person person, NewSession session) implements SignUp {}

    /** Values are not taken; nothing was changed. */
    record Refused(List<Refusal> refusals) implements SignUp {
        /** With a copy of the list. */
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /** Somebody has the name, or one that looks like it: take another. */
    record NameTaken() implements SignUp {}

    /** Too many sign-ups from the address: ask again after so many ms. */
    record TooMany(long waitMs) implements SignUp {}

    /** Too many sign in just now: ask again after so many ms. */
    record Busy(long waitMs) implements SignUp {}
}

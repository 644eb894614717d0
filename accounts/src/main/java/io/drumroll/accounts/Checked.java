package io.drumroll.accounts;

/** A text that somebody gave, looked at. */
sealed interface Checked {
    /** It is taken, in this form. */
    record Good(String text) implements Checked {}

    /** It is not taken. */
    record Bad(Refusal refusal) implements Checked {}

    /** A text that is not taken. */
    static Checked bad(String field, String message) {
        return new Bad(new Refusal(field, message));
    }
}

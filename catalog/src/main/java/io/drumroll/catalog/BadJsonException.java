package io.drumroll.catalog;

/** A text is no product in JSON; the field and the message say where and what to do. */
public final class BadJsonException extends Exception {
    private static final long serialVersionUID = 1;

    private final String field;

    BadJsonException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Where it is; empty when the text is no JSON at all. */
    public String field() {
        return field;
    }
}

package io.drumroll.database;

/** A row with the same unique value is there already; nothing was changed. */
public final class DuplicateRowException extends DatabaseException {
    private static final long serialVersionUID = 1;

    /** With its cause. */
    public DuplicateRowException(Throwable cause) {
        super("there is such a row already: " + cause.getMessage(), cause);
    }
}

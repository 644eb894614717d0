package io.drumroll.database;

/** The database refused what it was asked, which is our mistake or the operator's; asking again does not help. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the reason. */
    public DatabaseException(String message) {
        super(message);
    }

    /** With the reason and its cause. */
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.drumroll.database;

/** The database is away, full or too busy; nothing was changed for certain or by accident: ask again later. */
public final class DatabaseUnavailableException extends DatabaseException {
    private static final long serialVersionUID = 1;

    /** With its cause. */
    public DatabaseUnavailableException(Throwable cause) {
        this("the database can't be reached: ", cause);
    }

    DatabaseUnavailableException(String what, Throwable cause) {
        super(what + cause.getMessage(), cause);
    }
}

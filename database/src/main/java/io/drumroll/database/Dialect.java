package io.drumroll.database;

/** Which database it is, for the few things that they do differently. */
public enum Dialect {
    /** H2, embedded, in a file. */
    H2,
    /** PostgreSQL, 15 or newer. */
    POSTGRESQL
}

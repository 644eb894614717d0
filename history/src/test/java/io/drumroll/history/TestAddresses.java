package io.drumroll.history;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.testdb.TestDatabase;

/** New databases by kind. */
public final class TestAddresses {
    private TestAddresses() {}

    /** Opens a new and empty one. */
    public static Database open(TestDatabase kind) {
        return Database.open(of(kind));
    }

    /** Where a new and empty one is. */
    public static DatabaseAddress of(TestDatabase kind) {
        return new DatabaseAddress(kind.newUrl());
    }
}

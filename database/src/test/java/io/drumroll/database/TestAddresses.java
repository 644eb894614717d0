package io.drumroll.database;

import io.drumroll.testdb.TestDatabase;

/** Addresses of empty databases. */
final class TestAddresses {
    private TestAddresses() {}

    static DatabaseAddress of(TestDatabase kind) {
        return new DatabaseAddress(kind.newUrl(), kind == TestDatabase.H2 ? Dialect.H2 : Dialect.POSTGRESQL);
    }
}

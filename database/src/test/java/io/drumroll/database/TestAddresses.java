package io.drumroll.database;

import io.drumroll.testdb.TestDatabase;

/** Addresses of empty databases. */
final class TestAddresses {
    private TestAddresses() {}

    static DatabaseAddress of(TestDatabase kind) {
        return new DatabaseAddress(kind.newUrl());
    }
}

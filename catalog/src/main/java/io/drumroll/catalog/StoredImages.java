package io.drumroll.catalog;

import io.drumroll.database.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which images there are. */
public final class StoredImages {
    private StoredImages() {}

    /** Those of these content hashes that were uploaded. */
    public static Set<String> known(Connection connection, Collection<String> hashes) throws SQLException {
        if (hashes.isEmpty()) {
            return Set.of();
        }
        Array array = connection.createArrayOf("varchar", hashes.toArray());
        try {
            return new HashSet<>(
                    Sql.list(connection, "SELECT hash FROM image WHERE hash = ANY(?)", row -> row.getString(1), array));
        } finally {
            array.free();
        }
    }
}

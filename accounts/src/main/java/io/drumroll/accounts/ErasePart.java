package io.drumroll.accounts;

import java.sql.Connection;
import java.sql.SQLException;

/** What another module keeps of a buyer in the same database, and takes out when the buyer's account is deleted. */
@FunctionalInterface
public interface ErasePart {
    /** Takes out what leads to a buyer, within the transaction that deletes the account: all goes, or nothing. */
    void erase(Connection connection, long buyer) throws SQLException;
}

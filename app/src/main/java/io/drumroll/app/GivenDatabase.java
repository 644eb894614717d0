package io.drumroll.app;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.database.DatabaseException;
import io.drumroll.database.DatabaseUnavailableException;
import java.io.PrintWriter;

/** The database that an operator names. */
final class GivenDatabase {
    private GivenDatabase() {}

    /**
     * Its address, once it was looked for there: whoever mistyped it learns so at once, and one that is away may come later.
     *
     * @param err where it is said that it is away.
     * @throws DatabaseException when it is no address of a database.
     * @throws FailedCommand when the database refuses: there is none of this name, or the password is wrong.
     */
    static DatabaseAddress at(String url, PrintWriter err) {
        DatabaseAddress address = DatabaseAddress.of(url);
        try (Database database = Database.open(address)) {
            database.read(_ -> true);
        } catch (DatabaseUnavailableException e) {
            err.println("drumroll: " + address + " is away (" + e.getMessage()
                    + "): orders go on, and what needs the database waits for it");
            err.flush();
        } catch (DatabaseException e) {
            throw new FailedCommand("--db " + address + " can't be used: " + e.getMessage(), e);
        }
        return address;
    }
}

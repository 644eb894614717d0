package io.drumroll.database;

import java.sql.Statement;

/**
 * A program that writes until it is killed, as the server does: large changes for which nobody waits, and beside them small rows
 * that are forced to disk. It says each of these when it is there, and that it is about to commit a change.
 */
final class ChangingWriter {
    /** The rows that are changed at once: so many that the end of the process often falls into a commit. */
    static final int ROWS = 100_000;

    static final String COMMITS = "commits";
    static final String CHANGE = "UPDATE changed SET changes = changes + 1";

    private ChangingWriter() {}

    /** Writes to the database of this address. */
    public static void main(String[] args) {
        Database database = Database.open(new DatabaseAddress(args[0]));
        makeTables(database);
        Thread changes = Thread.ofPlatform().daemon().unstarted(() -> {
            while (true) {
                database.write(connection -> {
                    int changed = Sql.update(connection, CHANGE);
                    System.out.println(COMMITS);
                    return changed;
                });
            }
        });
        int row = database.read(connection -> Sql.list(
                        connection, "SELECT COALESCE(MAX(number), 0) + 1 FROM forced", found -> found.getInt(1))
                .getFirst());
        System.out.println(row - 1);
        changes.start();
        while (true) {
            int number = row;
            database.writeDurably(connection -> Sql.update(connection, "INSERT INTO forced VALUES (?)", number));
            System.out.println(row);
            row++;
        }
    }

    /** A busy machine may not open the database as soon as a connection is asked for. */
    private static void makeTables(Database database) {
        boolean isMade = false;
        while (!isMade) {
            try {
                isMade = database.write(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE IF NOT EXISTS forced (number int PRIMARY KEY)");
                        statement.execute("CREATE TABLE IF NOT EXISTS changed AS"
                                + " SELECT generated AS number, 0 AS changes FROM SYSTEM_RANGE(1, " + ROWS
                                + ") AS one (generated)");
                    }
                    return true;
                });
            } catch (DatabaseUnavailableException _) {
                Thread.onSpinWait();
            }
        }
    }
}

package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The sessions of browsers. Methods wait for the database and throw its exceptions. */
public final class Sessions {
    /** How long a session lasts at the most. */
    public static final long LIFETIME_MS = TimeUnit.DAYS.toMillis(30);
    /** After how long without use it ends. */
    public static final long UNUSED_MS = TimeUnit.DAYS.toMillis(14);
    /** How many a person has at the most: one more ends the oldest. */
    public static final int MAX_OF_PERSON = 50;

    /** How exactly it is noted when one was last used. */
    static final long SEEN_STEP_MS = TimeUnit.HOURS.toMillis(1);

    private final Database database;
    private final CachedIdentities identities;
    private final LongSupplier clock;

    Sessions(Database database, CachedIdentities identities, LongSupplier clock) {
        this.database = database;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * A session that a transaction began.
     *
     * @param ended what is to be forgotten of those that made room, once it is committed.
     */
    record Begun(NewSession session, List<byte[]> ended) {}

    Begun begin(Connection connection, long person, Caller caller) throws SQLException {
        long nowMs = clock.getAsLong();
        NewSession session = new NewSession(Secrets.random(), nowMs + LIFETIME_MS);
        Sql.update(
                connection,
                "INSERT INTO session (secret_hash, person, created_ms, seen_ms, expires_ms, network, user_agent)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                Secrets.sha256(session.cookie()),
                person,
                nowMs,
                nowMs,
                session.expiresMs(),
                caller.network(),
                caller.shortUserAgent());
        List<byte[]> ended = Sql.list(
                connection,
                "SELECT secret_hash FROM session WHERE person = ? ORDER BY id DESC OFFSET ? ROWS",
                row -> row.getBytes(1),
                person,
                MAX_OF_PERSON);
        for (byte[] hash : ended) {
            Sql.update(connection, "DELETE FROM session WHERE secret_hash = ?", hash);
        }
        return new Begun(session, ended);
    }

    void forget(Begun begun) {
        begun.ended().forEach(hash -> identities.forget(true, hash));
    }

    /** A person's sessions, newest first. */
    public List<SessionInfo> list(long person, Credential current) {
        byte[] currentHash = Secrets.sha256(current.text());
        long nowMs = clock.getAsLong();
        return database.read(connection -> Sql.list(
                connection,
                "SELECT id, created_ms, seen_ms, expires_ms, network, user_agent, secret_hash FROM session"
                        + " WHERE person = ? AND expires_ms > ? AND seen_ms > ? ORDER BY id DESC",
                row -> new SessionInfo(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        Arrays.equals(row.getBytes(7), currentHash)),
                person,
                nowMs,
                nowMs - UNUSED_MS));
    }

    /** Ends one of a person's sessions; false when it is none of theirs. */
    public boolean end(long person, long session) {
        List<byte[]> ended = database.writeDurably(connection -> {
            List<byte[]> found = Sql.list(
                    connection,
                    "SELECT secret_hash FROM session WHERE id = ? AND person = ?",
                    row -> row.getBytes(1),
                    session,
                    person);
            Sql.update(connection, "DELETE FROM session WHERE id = ? AND person = ?", session, person);
            return found;
        });
        ended.forEach(hash -> identities.forget(true, hash));
        return !ended.isEmpty();
    }

    /** Signs out: ends the session that asks; false when it had ended before. */
    public boolean signOut(Credential.SessionCookie cookie) {
        byte[] hash = Secrets.sha256(cookie.text());
        int ended = database.writeDurably(
                connection -> Sql.update(connection, "DELETE FROM session WHERE secret_hash = ?", hash));
        identities.forget(true, hash);
        return ended > 0;
    }

    /** Ends all of a person's sessions but the one that asks; returns how many. */
    public int endOthers(long person, Credential current) {
        int ended = database.writeDurably(connection -> endOthers(connection, person, current));
        identities.forgetPerson(person);
        return ended;
    }

    static int endOthers(Connection connection, long person, Credential current) throws SQLException {
        return Sql.update(
                connection,
                "DELETE FROM session WHERE person = ? AND secret_hash <> ?",
                person,
                Secrets.sha256(current.text()));
    }

    /** Removes what has expired: for a clean table alone, as nobody can use it. Returns how many rows. */
    int sweep() {
        long nowMs = clock.getAsLong();
        return database.write(connection -> Sql.update(
                        connection,
                        "DELETE FROM session WHERE expires_ms <= ? OR seen_ms <= ?",
                        nowMs,
                        nowMs - UNUSED_MS)
                + Sql.update(connection, "DELETE FROM token WHERE expires_ms <= ?", nowMs));
    }
}

package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.Row;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Many people at once, for simulated shoppers, replays and load: each has a token and no password, so that no stranger signs in as
 * one. What is there from an earlier time is taken again, with new tokens in the place of the old.
 */
public final class ProgramPeople {
    /** How many of a kind there may be. */
    public static final int MAX_PEOPLE = 1_000_000;

    private static final int AT_ONCE = 5_000;
    private static final Pattern KIND = Pattern.compile("[a-z]{1,20}");
    private static final String NUMBERS =
            "WITH RECURSIVE one_each (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM one_each WHERE i < ?)"
                    + " SELECT nextval('person_number'), nextval('buyer_number') FROM one_each";

    private final Database database;
    private final CachedIdentities identities;
    private final LongSupplier clock;

    ProgramPeople(Database database, CachedIdentities identities, LongSupplier clock) {
        this.database = database;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * Sees to it that there are so many people of a kind, and gives each a token.
     *
     * @param kind 1 to 20 small letters, such as {@code crowd}.
     * @param count 1 to {@link #MAX_PEOPLE}.
     * @param scopes {@link Scope#READ}, {@link Scope#ORDER} or both: such people are buyers.
     * @param lifetimeMs how long the tokens live, at most {@link Tokens#MAX_LIFETIME_MS}.
     * @throws IllegalArgumentException when a value is out of range, as only our own programs call this.
     */
    public List<ProgramPerson> ensure(String kind, int count, Set<Scope> scopes, long lifetimeMs) {
        boolean isGood = !scopes.isEmpty()
                && Tokens.grantable(scopes, Set.of(Role.BUYER)).equals(scopes)
                && lifetimeMs >= 1
                && lifetimeMs <= Tokens.MAX_LIFETIME_MS;
        if (!isGood) {
            throw new IllegalArgumentException(
                    "people of programs can't have tokens with " + scopes + " for " + lifetimeMs + " ms");
        }
        List<ProgramPerson> people = new ArrayList<>();
        each(
                kind,
                count,
                (connection, numbers) -> {
                    deleteTokens(connection, numbers);
                    return insertTokens(connection, kind, numbers, scopes, lifetimeMs);
                },
                people::addAll);
        identities.forgetAll();
        return List.copyOf(people);
    }

    /**
     * Sees to it that there are so many people of a kind, for a program of ours that needs no tokens, and gives their
     * buyers' numbers.
     *
     * @param kind 1 to 20 small letters, such as {@code crowd}.
     * @param count 1 to {@link #MAX_PEOPLE}.
     * @throws IllegalArgumentException when a value is out of range.
     */
    public long[] buyers(String kind, int count) {
        List<Long> buyers = new ArrayList<>();
        each(kind, count, (_, numbers) -> numbers, some -> some.forEach(one -> buyers.add(one.buyer())));
        return buyers.stream().mapToLong(Long::longValue).toArray();
    }

    /** What is done about some people within the transaction that finds or makes them. */
    @FunctionalInterface
    private interface Step<T> {
        T of(Connection connection, List<Numbers> numbers) throws SQLException;
    }

    /** Some people at a time, each time in a transaction; at the end all of it is on disk. */
    private <T> void each(String kind, int count, Step<T> step, Consumer<T> then) {
        if (!KIND.matcher(kind).matches() || count < 1 || count > MAX_PEOPLE) {
            throw new IllegalArgumentException(count + " people of kind '" + kind + "' can't be made");
        }
        long after = 0;
        for (int done = 0; done < count; done += AT_ONCE) {
            int wanted = Math.min(AT_ONCE, count - done);
            long begin = after;
            after = database.write(connection -> {
                List<Numbers> numbers = some(connection, kind, begin, wanted);
                then.accept(step.of(connection, numbers));
                return numbers.getLast().person();
            });
        }
        // What the others wrote is on disk when this is.
        database.writeDurably(_ -> true);
    }

    /** A person's two numbers. */
    private record Numbers(long person, long buyer) {}

    private static final Row<Numbers> NUMBERS_ROW = row -> new Numbers(row.getLong(1), row.getLong(2));

    private List<Numbers> some(Connection connection, String kind, long after, int count) throws SQLException {
        List<Numbers> numbers = new ArrayList<>(Sql.list(
                connection,
                "SELECT id, buyer FROM person WHERE id > ? AND sign_in_name LIKE ? AND state = 'ACTIVE'"
                        + " ORDER BY id FETCH FIRST ? ROWS ONLY",
                NUMBERS_ROW,
                after,
                "~" + kind + "-%",
                count));
        if (numbers.size() < count) {
            List<Numbers> more = Sql.list(connection, NUMBERS, NUMBERS_ROW, count - numbers.size());
            insertPeople(connection, kind, more);
            numbers.addAll(more);
        }
        return numbers;
    }

    private static void deleteTokens(Connection connection, List<Numbers> numbers) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM token WHERE person = ?")) {
            for (Numbers one : numbers) {
                Sql.bind(delete, one.person());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void insertPeople(Connection connection, String kind, List<Numbers> numbers) throws SQLException {
        long nowMs = clock.getAsLong();
        try (PreparedStatement insert = connection.prepareStatement(PersonRows.INSERT)) {
            for (Numbers one : numbers) {
                SignInName name = SignInName.ofProgram(kind, one.buyer());
                Sql.bind(insert, one.person(), one.buyer(), name.text(), name.skeleton(), "Shopper " + one.buyer());
                insert.setNull(6, Types.VARCHAR);
                insert.setLong(7, nowMs);
                insert.setLong(8, nowMs);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<ProgramPerson> insertTokens(
            Connection connection, String kind, List<Numbers> numbers, Set<Scope> scopes, long lifetimeMs)
            throws SQLException {
        long nowMs = clock.getAsLong();
        List<ProgramPerson> people = new ArrayList<>(numbers.size());
        try (PreparedStatement insert = connection.prepareStatement(Tokens.INSERT)) {
            for (Numbers one : numbers) {
                NewToken token = Tokens.newToken(nowMs + lifetimeMs);
                Sql.bind(
                        insert,
                        Secrets.sha256(token.text()),
                        one.person(),
                        kind,
                        Tokens.textOf(scopes),
                        nowMs,
                        token.expiresMs());
                insert.addBatch();
                people.add(new ProgramPerson(one.person(), one.buyer(), token));
            }
            insert.executeBatch();
        }
        return people;
    }
}

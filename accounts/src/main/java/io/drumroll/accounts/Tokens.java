package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bearer tokens of programs. Methods wait for the database and throw its exceptions. */
public final class Tokens {
    /** How long a token lives at the most. */
    public static final long MAX_LIFETIME_MS = TimeUnit.DAYS.toMillis(366);
    /** How many a person has at the most. */
    public static final int MAX_OF_PERSON = 100;

    static final int MAX_NAME = 60;
    private static final long MIN_LIFETIME_MS = TimeUnit.MINUTES.toMillis(1);

    private final Database database;
    private final CachedIdentities identities;
    private final LongSupplier clock;

    Tokens(Database database, CachedIdentities identities, LongSupplier clock) {
        this.database = database;
        this.identities = identities;
        this.clock = clock;
    }

    /** What came of asking for a token. */
    public sealed interface Creation {
        /** Here it is. */
        record Created(long id, NewToken token) implements Creation {}

        /** A value is not taken. */
        record Refused(Refusal refusal) implements Creation {}

        /** There is no such person, or no longer. */
        record NoSuchPerson() implements Creation {}
    }

    /**
     * Makes a token of a person's.
     *
     * @param name what the person calls it, 1 to 60 characters.
     * @param scopes one or more; those of operators and merchants only for such.
     * @param lifetimeMs one minute to {@link #MAX_LIFETIME_MS}.
     */
    public Creation create(long person, String name, Set<Scope> scopes, long lifetimeMs) {
        Checked checked = Text.line("name", name, MAX_NAME);
        if (checked instanceof Checked.Bad(Refusal refusal)) {
            return new Creation.Refused(refusal);
        }
        if (scopes.isEmpty()) {
            return refused("scopes", "must name at least one scope");
        }
        if (lifetimeMs < MIN_LIFETIME_MS || lifetimeMs > MAX_LIFETIME_MS) {
            return refused(
                    "lifetimeMs",
                    "must be from " + MIN_LIFETIME_MS + " (a minute) to " + MAX_LIFETIME_MS + " (366 days)");
        }
        String goodName = ((Checked.Good) checked).text();
        return database.writeDurably(connection -> create(connection, person, goodName, scopes, lifetimeMs));
    }

    private Creation create(Connection connection, long person, String name, Set<Scope> scopes, long lifetimeMs)
            throws SQLException {
        Optional<Person> owner = PersonRows.lock(connection, person);
        if (owner.isEmpty()) {
            return new Creation.NoSuchPerson();
        }
        Set<Scope> beyond = EnumSet.copyOf(scopes);
        beyond.removeAll(grantable(scopes, owner.get().roles()));
        if (!beyond.isEmpty()) {
            return refused("scopes", "must not name " + textOf(beyond) + ", which needs a role that you don't have");
        }
        Long count = Sql.list(connection, "SELECT count(*) FROM token WHERE person = ?", row -> row.getLong(1), person)
                .getFirst();
        if (count >= MAX_OF_PERSON) {
            return refused("name", "is one too many: a person has at most " + MAX_OF_PERSON + " tokens, end one first");
        }
        long nowMs = clock.getAsLong();
        NewToken token = newToken(nowMs + lifetimeMs);
        long id = Sql.insert(
                connection,
                INSERT,
                Secrets.sha256(token.text()),
                person,
                name,
                textOf(scopes),
                nowMs,
                token.expiresMs());
        return new Creation.Created(id, token);
    }

    static final String INSERT = "INSERT INTO token (secret_hash, person, name, scopes, created_ms, expires_ms)"
            + " VALUES (?, ?, ?, ?, ?, ?)";

    private static Creation refused(String field, String message) {
        return new Creation.Refused(new Refusal(field, message));
    }

    static NewToken newToken(long expiresMs) {
        return new NewToken(Credentials.TOKEN_PREFIX + Secrets.random(), expiresMs);
    }

    /** A person's tokens, newest first. */
    public List<TokenInfo> list(long person) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT id, name, scopes, created_ms, used_ms, expires_ms FROM token"
                        + " WHERE person = ? AND expires_ms > ? ORDER BY id DESC",
                row -> new TokenInfo(
                        row.getLong(1),
                        row.getString(2),
                        scopesOf(row.getString(3)),
                        row.getLong(4),
                        (Long) row.getObject(5),
                        row.getLong(6)),
                person,
                clock.getAsLong()));
    }

    /** Ends one of a person's tokens; false when it is none of theirs. */
    public boolean end(long person, long token) {
        List<byte[]> ended = database.writeDurably(connection -> {
            List<byte[]> found = Sql.list(
                    connection,
                    "SELECT secret_hash FROM token WHERE id = ? AND person = ?",
                    row -> row.getBytes(1),
                    token,
                    person);
            Sql.update(connection, "DELETE FROM token WHERE id = ? AND person = ?", token, person);
            return found;
        });
        ended.forEach(hash -> identities.forget(false, hash));
        return !ended.isEmpty();
    }

    /** What of given scopes somebody with given roles can have. */
    static Set<Scope> grantable(Set<Scope> scopes, Set<Role> roles) {
        Set<Scope> granted = EnumSet.noneOf(Scope.class);
        for (Scope scope : scopes) {
            boolean may = switch (scope) {
                case READ, ORDER -> true;
                case SHOP -> roles.contains(Role.MERCHANT) || roles.contains(Role.OPERATOR);
                case OPERATE, ACT_FOR_BUYERS -> roles.contains(Role.OPERATOR);
            };
            if (may) {
                granted.add(scope);
            }
        }
        return granted;
    }

    static Set<Scope> scopesOf(String text) {
        return Stream.of(text.split(",")).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static String textOf(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::name).collect(Collectors.joining(","));
    }
}

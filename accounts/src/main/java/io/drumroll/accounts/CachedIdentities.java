package io.drumroll.accounts;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseException;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.database.Row;
import io.drumroll.database.Sql;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@link Identities} from the tables of sessions and tokens, remembered for {@value #MAX_AGE_MS} ms. Whatever ends a session or
 * changes what a person may do forgets it here, after it was committed: an answer that was being read meanwhile is not kept.
 */
final class CachedIdentities implements Identities, AutoCloseable {
    static final long MAX_AGE_MS = 30_000;
    static final int MAX_REMEMBERED = 50_000;
    private static final int THREADS = 3;
    private static final int MAX_WAITING = 10_000;

    private static final String ROLES_AND_SHOPS =
            " JOIN person p ON p.id = c.person LEFT JOIN person_role r ON r.person = p.id"
                    + " LEFT JOIN person_shop h ON h.person = p.id WHERE c.secret_hash = ? AND p.state = 'ACTIVE'";
    private static final String SESSION =
            "SELECT p.id, p.buyer, c.expires_ms, c.seen_ms AS used_ms, '' AS scopes, r.role, h.shop FROM session c"
                    + ROLES_AND_SHOPS + " AND c.seen_ms > ?";
    private static final String TOKEN =
            "SELECT p.id, p.buyer, c.expires_ms, c.used_ms, c.scopes, r.role, h.shop FROM token c" + ROLES_AND_SHOPS;
    private static final Row<Found> FOUND = row -> new Found(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getString(5),
            row.getString(6),
            (Integer) row.getObject(7));

    private final Database database;
    private final LongSupplier clock;
    private final ThreadPoolExecutor workers;
    private final AsyncCache<Key, Optional<Known>> cache;
    private volatile @Nullable Away away;

    CachedIdentities(Database database, LongSupplier clock) {
        this.database = database;
        this.clock = clock;
        this.workers = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "drumroll-identities");
                    thread.setDaemon(true);
                    return thread;
                });
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(MAX_AGE_MS, TimeUnit.MILLISECONDS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.getAsLong()))
                .executor(Runnable::run)
                .buildAsync();
    }

    /** What a credential is known by: cookies and tokens are apart, so that neither passes for the other. */
    private record Key(boolean isBrowser, ByteBuffer hash) {}

    private record Known(Identity identity, long expiresMs, long usedMs) {}

    /** The database was found away at a time: whoever asked before then need not try it again. */
    private record Away(long atNs, DatabaseException reason) {}

    @Override
    public CompletionStage<Optional<Identity>> find(Credential credential) {
        if (!Credentials.isWellFormed(credential)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Key key = new Key(
                credential instanceof Credential.SessionCookie, ByteBuffer.wrap(Secrets.sha256(credential.text())));
        CompletionStage<Optional<Known>> known = cache.get(key, (missing, _) -> lookUp(missing));
        CompletableFuture<Optional<Identity>> answer = new CompletableFuture<>();
        known.whenComplete((found, failure) -> {
            if (failure == null) {
                answer.complete(
                        found.filter(one -> one.expiresMs() > clock.getAsLong()).map(Known::identity));
            } else {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    /** Forgets one session or token, by the hash of its secret. */
    void forget(boolean isBrowser, byte[] secretHash) {
        cache.asMap().remove(new Key(isBrowser, ByteBuffer.wrap(secretHash)));
    }

    /** Forgets all that a person's sessions and tokens may do. What is being read may be the person's, and is not kept. */
    void forgetPerson(long person) {
        cache.asMap().values().removeIf(found -> !found.isDone() || isOf(found, person));
    }

    /** Forgets everybody. */
    void forgetAll() {
        cache.asMap().clear();
    }

    private static boolean isOf(CompletableFuture<Optional<Known>> found, long person) {
        return found.isCompletedExceptionally()
                || found.join().filter(one -> one.identity().person() == person).isPresent();
    }

    private CompletableFuture<Optional<Known>> lookUp(Key key) {
        CompletableFuture<Optional<Known>> answer = new CompletableFuture<>();
        long askedNs = System.nanoTime();
        try {
            workers.execute(() -> answer(key, askedNs, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new DatabaseUnavailableException(e));
        }
        return answer;
    }

    private void answer(Key key, long askedNs, CompletableFuture<Optional<Known>> answer) {
        Away last = away;
        if (last != null && last.atNs() - askedNs > 0) {
            answer.completeExceptionally(last.reason());
            return;
        }
        Optional<Known> found;
        try {
            found = database.read(connection -> read(connection, key));
        } catch (DatabaseException e) {
            away = new Away(System.nanoTime(), e);
            answer.completeExceptionally(e);
            return;
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
            throw e;
        }
        answer.complete(found);
        // The caller has its answer: when it was last used is noted afterwards.
        if (found.filter(one -> one.usedMs() <= clock.getAsLong() - Sessions.SEEN_STEP_MS)
                .isPresent()) {
            noteUse(key);
        }
    }

    private void noteUse(Key key) {
        long nowMs = clock.getAsLong();
        String sql = key.isBrowser()
                ? "UPDATE session SET seen_ms = ? WHERE secret_hash = ? AND seen_ms <= ?"
                : "UPDATE token SET used_ms = ? WHERE secret_hash = ? AND (used_ms IS NULL OR used_ms <= ?)";
        try {
            database.write(connection ->
                    Sql.update(connection, sql, nowMs, key.hash().array(), nowMs - Sessions.SEEN_STEP_MS));
        } catch (DatabaseException e) {
            away = new Away(System.nanoTime(), e);
        }
    }

    private Optional<Known> read(Connection connection, Key key) throws SQLException {
        return key.isBrowser()
                ? of(key, Sql.list(connection, SESSION, FOUND, key.hash().array(), oldestUse()))
                : of(key, Sql.list(connection, TOKEN, FOUND, key.hash().array()));
    }

    private long oldestUse() {
        return clock.getAsLong() - Sessions.UNUSED_MS;
    }

    /** One of the rows about a credential: there is one for each role with each shop. */
    private record Found(
            long person,
            long buyer,
            long expiresMs,
            long usedMs,
            String scopes,
            @Nullable String role,
            @Nullable Integer shop) {}

    private static Optional<Known> of(Key key, List<Found> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Found first = rows.getFirst();
        Set<Role> roles = EnumSet.of(Role.BUYER);
        Set<Integer> shops = new HashSet<>();
        for (Found row : rows) {
            if (row.role() != null) {
                roles.add(Role.valueOf(row.role()));
            }
            if (row.shop() != null) {
                shops.add(row.shop());
            }
        }
        Set<Scope> scopes = key.isBrowser()
                ? EnumSet.complementOf(EnumSet.of(Scope.ACT_FOR_BUYERS))
                : Tokens.grantable(Tokens.scopesOf(first.scopes()), roles);
        return Optional.of(new Known(
                new Identity(first.person(), first.buyer(), roles, shops, scopes, key.isBrowser()),
                first.expiresMs(),
                first.usedMs()));
    }

    /** Takes no more questions; an interrupt of those under way would close the file of an embedded database for all. */
    @Override
    public void close() {
        workers.shutdown();
    }
}

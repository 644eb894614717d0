package io.drumroll.history.webhook;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import io.drumroll.history.Cursor;
import io.drumroll.history.FeedCheckpoints;
import io.drumroll.history.HistoryWriter;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks as people set them up, and their deliveries as people see them. Whether somebody may is the caller's to say.
 * Any thread may call any method; each waits for the database.
 */
public final class Webhooks {
    /** Webhooks that one person may have. */
    public static final int MAX_PER_OWNER = 20;
    /** Webhooks that there may be. */
    public static final int MAX_WEBHOOKS = 10_000;
    /** Deliveries that one page holds at most. */
    public static final int MAX_PAGE = 100;
    /** For how long after a change of secrets messages are signed by both, in ms: a day. */
    public static final long OLD_SECRET_MS = TimeUnit.DAYS.toMillis(1);

    static final String COLUMNS = "id, owner, shop, url, kinds, stock_below, created_ms, is_on, off_reason";
    private static final String PAUSED = "switched off by hand";
    private static final String DELIVERY = "SELECT webhook, sequence, part, kind, event_ms, state, attempts, next_ms,"
            + " last_ms, status, body, answer FROM webhook_delivery WHERE webhook = ?";

    /** What stands for a test where messages of one event are told apart. */
    private static final int TEST_PART = -1;

    private final Database database;
    private final SecretBox box;
    private final UrlGuard guard;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** Webhooks in a database whose tables {@link io.drumroll.history.HistoryWriter#open} made. */
    public Webhooks(Database database, SecretBox box, UrlGuard guard, InstantSource clock) {
        this.database = database;
        this.box = box;
        this.guard = guard;
        this.clock = clock;
    }

    /** What setting up came to. */
    public sealed interface Created {}

    /**
     * It is there.
     *
     * @param secret what the receiver checks signatures by; shown this once.
     */
    public record Added(Webhook webhook, String secret) implements Created {}

    /** It was refused: why, and what to do. */
    public record NotAdded(String reason) implements Created {}

    /** What changing one came to. */
    public sealed interface Changed {}

    /** It is so now. */
    public record Done(Webhook webhook) implements Changed {}

    /** It is as it was: why, and what to do. */
    public record NotChanged(String reason) implements Changed {}

    /** There is none. */
    public record Missing() implements Changed {}

    /**
     * Some webhooks, by number.
     *
     * @param next the number behind which the next page begins, 0 at the end.
     */
    public record Listed(List<Webhook> webhooks, long next) {}

    /**
     * Some deliveries, newest event first.
     *
     * @param next the cursor of the next page, or none at the end.
     */
    public record Page(List<Delivery> deliveries, @Nullable String next) {}

    /**
     * Sets up a webhook, durably.
     *
     * @param shop whose orders and SKUs it tells of, 0 for all.
     * @param stockBelow 1 or more where {@link WebhookKind#STOCK_LOW} is among the kinds.
     */
    public Created add(long owner, int shop, String url, Set<WebhookKind> kinds, long stockBelow) {
        String wrong = wrong(url, kinds, stockBelow);
        if (wrong != null) {
            return new NotAdded(wrong);
        }
        byte[] secret = Signature.newSecret(random);
        return database.writeDurably(connection -> insert(connection, owner, shop, url, kinds, stockBelow, secret));
    }

    private @Nullable String wrong(String url, Set<WebhookKind> kinds, long stockBelow) {
        if (kinds.isEmpty() || !WebhookKind.TO_CHOOSE.containsAll(kinds)) {
            return "Name at least one kind of event, and none but those that can be chosen.";
        }
        if (kinds.contains(WebhookKind.STOCK_LOW) && stockBelow < 1) {
            return "Say below how many pieces a stock is low: 1 or more.";
        }
        return guard.check(url) instanceof UrlGuard.Refused(String reason) ? reason : null;
    }

    private Created insert(
            Connection connection,
            long owner,
            int shop,
            String url,
            Set<WebhookKind> kinds,
            long stockBelow,
            byte[] secret)
            throws SQLException {
        if (count(connection, "SELECT count(*) FROM webhook WHERE owner = ?", owner) >= MAX_PER_OWNER) {
            return new NotAdded("You have " + MAX_PER_OWNER + " webhooks, the most there may be: remove one first.");
        }
        if (count(connection, "SELECT count(*) FROM webhook") >= MAX_WEBHOOKS) {
            return new NotAdded("There are " + MAX_WEBHOOKS + " webhooks, the most there may be: ask an operator.");
        }
        long id = Sql.insert(
                connection,
                "INSERT INTO webhook (owner, shop, kinds, stock_below, created_ms, old_secret_until_ms, is_on,"
                        + " off_reason, url, secret) VALUES (?, ?, ?, ?, ?, 0, 1, '', ?, ?)",
                owner,
                shop,
                WebhookKind.codes(kinds),
                stockBelow,
                clock.millis(),
                url,
                new byte[0]);
        Sql.update(connection, "UPDATE webhook SET secret = ? WHERE id = ?", box.seal(id, secret), id);
        return new Added(find(connection, id).orElseThrow(), Signature.show(secret));
    }

    private static long count(Connection connection, String sql, Object... values) throws SQLException {
        return Sql.first(connection, sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** One webhook. */
    public Optional<Webhook> find(long id) {
        return database.read(connection -> find(connection, id));
    }

    private static Optional<Webhook> find(Connection connection, long id) throws SQLException {
        return Sql.first(connection, "SELECT " + COLUMNS + " FROM webhook WHERE id = ?", Webhooks::read, id);
    }

    /**
     * Webhooks of some shops, or all there are, by number.
     *
     * @param shops whose; none for all, those for all shops among them.
     * @param after the number behind which to begin, 0 for the beginning.
     * @param limit 1 to {@link #MAX_PAGE}; others count as the nearest of these.
     */
    public Listed list(Optional<Set<Integer>> shops, long after, int limit) {
        int most = Math.clamp(limit, 1, MAX_PAGE);
        List<Webhook> found = database.read(connection -> Sql.list(
                connection,
                "SELECT " + COLUMNS + " FROM webhook WHERE id > ? AND (? = 1 OR shop = ANY(?)) ORDER BY id"
                        + " FETCH FIRST ? ROWS ONLY",
                Webhooks::read,
                after,
                shops.isEmpty() ? 1 : 0,
                connection.createArrayOf(
                        "integer", shops.<Object[]>map(Set::toArray).orElseGet(() -> new Object[0])),
                most + 1));
        boolean isMore = found.size() > most;
        List<Webhook> page = isMore ? found.subList(0, most) : found;
        return new Listed(List.copyOf(page), isMore ? page.getLast().id() : 0);
    }

    /**
     * Changes a webhook, durably: where it sends what, and whether; switched on again, what is pending is sent. Messages
     * that are pending go to the new address.
     */
    public Changed change(long id, String url, Set<WebhookKind> kinds, long stockBelow, boolean on) {
        String wrong = wrong(url, kinds, stockBelow);
        if (wrong != null) {
            return new NotChanged(wrong);
        }
        return database.writeDurably(connection -> {
            int changed = Sql.update(
                    connection,
                    "UPDATE webhook SET url = ?, kinds = ?, stock_below = ?, is_on = CAST(? AS smallint), off_reason = ?"
                            + " WHERE id = ?",
                    url,
                    WebhookKind.codes(kinds),
                    stockBelow,
                    on ? 1 : 0,
                    on ? "" : PAUSED,
                    id);
            return changed == 0 ? new Missing() : new Done(find(connection, id).orElseThrow());
        });
    }

    static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getString(4),
                WebhookKind.ofCodes(row.getInt(5)),
                row.getLong(6),
                row.getLong(7),
                row.getInt(8) == 1,
                row.getString(9));
    }

    /** Removes a webhook with its deliveries; whether there was one. */
    public boolean remove(long id) {
        return database.writeDurably(connection -> {
            Sql.update(connection, "DELETE FROM webhook_delivery WHERE webhook = ?", id);
            return Sql.update(connection, "DELETE FROM webhook WHERE id = ?", id) > 0;
        });
    }

    /** Switches a webhook on or off; switched on again, what is pending is sent. Whether there is one. */
    public boolean turn(long id, boolean on) {
        return database.writeDurably(connection -> Sql.update(
                        connection,
                        "UPDATE webhook SET is_on = CAST(? AS smallint), off_reason = ? WHERE id = ?",
                        on ? 1 : 0,
                        on ? "" : PAUSED,
                        id)
                > 0);
    }

    /** Gives a webhook a new secret, shown this once; for a day messages are signed by the old one, too. */
    public Optional<String> changeSecret(long id) {
        byte[] secret = Signature.newSecret(random);
        boolean isThere = database.writeDurably(connection -> Sql.update(
                        connection,
                        "UPDATE webhook SET old_secret = secret, old_secret_until_ms = ?, secret = ? WHERE id = ?",
                        clock.millis() + OLD_SECRET_MS,
                        box.seal(id, secret),
                        id)
                > 0);
        return isThere ? Optional.of(Signature.show(secret)) : Optional.empty();
    }

    /**
     * A webhook's deliveries, newest event first.
     *
     * @param cursor what the page before gave, or none; one that is none of ours gives nothing back.
     * @param limit 1 to {@link #MAX_PAGE}; others count as the nearest of these.
     */
    public Optional<Page> deliveries(long id, @Nullable String cursor, int limit) {
        List<Long> before = cursor == null ? List.of(Long.MAX_VALUE, 0L) : Cursor.readPair(cursor);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        int most = Math.clamp(limit, 1, MAX_PAGE);
        List<Delivery> found = database.read(connection -> Sql.list(
                connection,
                DELIVERY + " AND (sequence, part) < (?, CAST(? AS int)) ORDER BY sequence DESC, part DESC"
                        + " FETCH FIRST ? ROWS ONLY",
                Webhooks::delivery,
                id,
                before.get(0),
                before.get(1).intValue(),
                most + 1));
        boolean isMore = found.size() > most;
        List<Delivery> page = isMore ? found.subList(0, most) : found;
        return Optional.of(new Page(
                page,
                isMore ? Cursor.write(page.getLast().sequence(), page.getLast().part()) : null));
    }

    private static String idOf(long webhook, long sequence, int part, long eventMs) {
        return part == TEST_PART
                ? "test_" + eventMs + "_" + webhook
                : "evt_" + sequence + "_" + webhook + (part == 0 ? "" : "_" + part);
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        long webhook = row.getLong(1);
        long sequence = row.getLong(2);
        int part = row.getInt(3);
        long last = row.getLong(9);
        Long lastMs = row.wasNull() ? null : Long.valueOf(last);
        int code = row.getInt(10);
        Integer status = row.wasNull() ? null : Integer.valueOf(code);
        return new Delivery(
                idOf(webhook, sequence, part, row.getLong(5)),
                webhook,
                sequence,
                part,
                WebhookKind.ofCode(row.getInt(4)),
                row.getLong(5),
                Delivery.State.ofCode(row.getInt(6)),
                row.getInt(7),
                row.getLong(8),
                lastMs,
                status,
                row.getString(11),
                row.getString(12));
    }

    /** Sends one event's messages again, now; how many. */
    public int replay(long id, long sequence) {
        return replay("webhook = ? AND sequence = ? AND part >= 0", id, sequence);
    }

    /** Sends again, now, the messages of an event and of all behind it; how many. */
    public int replayFrom(long id, long sequence) {
        return replay("webhook = ? AND sequence >= ? AND part >= 0", id, sequence);
    }

    /**
     * Sends a test message, now and once. It takes the place of the last one.
     *
     * @return the message's id; nothing when there is no such webhook.
     */
    public Optional<String> test(long id) {
        long nowMs = clock.millis();
        String body = "{\"type\":\"" + WebhookKind.TEST.text() + "\",\"timestamp\":\"" + Instant.ofEpochMilli(nowMs)
                + "\",\"data\":{\"webhook\":" + id + "}}";
        return database.writeDurably(connection -> {
            if (find(connection, id).isEmpty()) {
                return Optional.empty();
            }
            long sequence = Math.max(
                    0, FeedCheckpoints.read(connection, HistoryWriter.VIEW).sequence());
            Sql.update(connection, "DELETE FROM webhook_delivery WHERE webhook = ? AND part = ?", id, TEST_PART);
            Sql.update(
                    connection,
                    "INSERT INTO webhook_delivery (webhook, sequence, part, kind, event_ms, state, attempts, next_ms,"
                            + " body) VALUES (?, ?, ?, ?, ?, 0, 0, ?, ?)",
                    id,
                    sequence,
                    TEST_PART,
                    WebhookKind.TEST.code(),
                    nowMs,
                    nowMs,
                    body);
            return Optional.of(idOf(id, sequence, TEST_PART, nowMs));
        });
    }

    /** Sends again, now, what happened from one moment, inclusive, to another, exclusive, in ms of the epoch; how many. */
    public int replay(long id, long fromMs, long untilMs) {
        return replay("webhook = ? AND event_ms >= ? AND event_ms < ? AND part >= 0", id, fromMs, untilMs);
    }

    private int replay(String which, Object... values) {
        return database.writeDurably(connection -> Sql.update(
                connection,
                "UPDATE webhook_delivery SET state = 0, attempts = 0, next_ms = " + clock.millis() + " WHERE " + which,
                values));
    }
}

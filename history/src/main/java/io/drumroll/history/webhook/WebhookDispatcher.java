package io.drumroll.history.webhook;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseException;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.database.Sql;
import io.drumroll.history.Outage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due. One process alone dispatches for a database. Each webhook has {@link #MAX_UNDER_WAY} messages under
 * way at most, and one when its last attempt failed, so that a slow endpoint holds up nobody else.
 */
public final class WebhookDispatcher implements AutoCloseable {
    /** Messages under way to one webhook. */
    public static final int MAX_UNDER_WAY = 2;
    /** Messages under way in all. */
    public static final int MAX_UNDER_WAY_IN_ALL = 256;

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());
    private static final int WEBHOOKS_A_ROUND = 256;
    private static final int MAX_ANSWER = 1_000;
    private static final int GONE = 410;
    /** For how long a message that is not pending any more can be seen and replayed behind its last attempt, in ms: 30 days. */
    public static final long KEPT_MS = TimeUnit.DAYS.toMillis(30);

    private static final long SWEEP_EVERY_MS = TimeUnit.HOURS.toMillis(1);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Database database;
    private final SecretBox box;
    private final UrlGuard guard;
    private final Transport transport;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Outage outage;
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("drumroll-webhook-", 0).factory());
    /** The ids of messages under way, by webhook. */
    private final Map<Long, Set<String>> underWay = new ConcurrentHashMap<>();
    /** Webhooks whose last attempt failed. */
    private final Set<Long> failing = ConcurrentHashMap.newKeySet();

    private final Thread thread =
            Thread.ofPlatform().name("drumroll-webhooks").daemon().unstarted(this::run);
    private long lastWebhook;
    private long sweptMs;
    private String told = "";
    private volatile boolean isClosing;

    /**
     * A dispatcher that {@link #start} sets to work.
     *
     * @param random spreads retries.
     */
    public WebhookDispatcher(
            Database database,
            SecretBox box,
            UrlGuard guard,
            Transport transport,
            InstantSource clock,
            RandomGenerator random) {
        this.database = database;
        this.box = box;
        this.guard = guard;
        this.transport = transport;
        this.clock = clock;
        this.random = random;
        this.outage = new Outage("the webhooks' dispatcher", clock);
    }

    /** Sends on a thread of its own from now on. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (!isClosing) {
            if (round() == 0) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    /** Looks once for what is due and starts to send it; how many messages. For one thread. */
    int round() {
        if (outage.isWaiting()) {
            return 0;
        }
        try {
            sweep();
            List<Task> due = database.read(this::due);
            outage.over();
            told = "";
            due.forEach(this::begin);
            return due.size();
        } catch (DatabaseUnavailableException e) {
            outage.note(e);
            return 0;
        } catch (RuntimeException e) {
            tell(e);
            return 0;
        }
    }

    /** Once for each message, not several times a second. */
    private void tell(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.equals(told)) {
            told = message;
            LOG.log(System.Logger.Level.ERROR, "webhooks are not sent: " + message, e);
        }
    }

    /** What was sent long ago goes, and what the view of the feed wrote while its webhook was being removed. */
    private void sweep() {
        long nowMs = clock.millis();
        if (nowMs - sweptMs >= SWEEP_EVERY_MS) {
            database.write(connection -> Sql.update(
                    connection,
                    "DELETE FROM webhook_delivery WHERE (state <> ? AND last_ms < ?)"
                            + " OR webhook NOT IN (SELECT id FROM webhook)",
                    Delivery.State.PENDING.code(),
                    nowMs - KEPT_MS));
            sweptMs = nowMs;
        }
    }

    /** A message that is due, and what sending it needs. */
    private record Task(Delivery delivery, String url, Locked secrets) {}

    /** A webhook's secrets as the table has them. */
    private record Locked(List<byte[]> secrets) {}

    private record Due(long webhook, String url, Locked secrets) {}

    private List<Task> due(Connection connection) throws SQLException {
        long nowMs = clock.millis();
        List<Due> webhooks = Sql.list(
                connection,
                "SELECT w.id, w.url, w.secret, w.old_secret, w.old_secret_until_ms FROM webhook w"
                        + " WHERE w.is_on = 1 AND w.id > ? AND EXISTS (SELECT 1 FROM webhook_delivery d"
                        + " WHERE d.webhook = w.id AND d.state = 0 AND d.next_ms <= ?)"
                        + " ORDER BY w.id FETCH FIRST " + WEBHOOKS_A_ROUND + " ROWS ONLY",
                row -> new Due(
                        row.getLong(1),
                        row.getString(2),
                        locked(row.getBytes(3), row.getLong(5) > nowMs ? row.getBytes(4) : null)),
                lastWebhook,
                nowMs);
        lastWebhook =
                webhooks.size() < WEBHOOKS_A_ROUND ? 0 : webhooks.getLast().webhook();
        List<Task> tasks = new ArrayList<>();
        int free = MAX_UNDER_WAY_IN_ALL
                - underWay.values().stream().mapToInt(Set::size).sum();
        for (Due webhook : webhooks) {
            // Copied before the deliveries are read: what has ended by now is read with its outcome.
            Set<String> sending = Set.copyOf(underWay.getOrDefault(webhook.webhook(), Set.of()));
            int most = failing.contains(webhook.webhook()) ? 1 : MAX_UNDER_WAY;
            int wanted = Math.min(most - sending.size(), free - tasks.size());
            if (wanted > 0) {
                deliveries(connection, webhook.webhook(), nowMs).stream()
                        .filter(delivery -> !sending.contains(delivery.id()))
                        .limit(wanted)
                        .forEach(delivery -> tasks.add(new Task(delivery, webhook.url(), webhook.secrets())));
            }
        }
        return tasks;
    }

    private static Locked locked(byte[] secret, byte @Nullable [] old) {
        return new Locked(old == null ? List.of(secret) : List.of(secret, old));
    }

    private static List<Delivery> deliveries(Connection connection, long webhook, long nowMs) throws SQLException {
        return Sql.list(
                connection,
                "SELECT webhook, sequence, part, kind, event_ms, state, attempts, next_ms, last_ms, status, body,"
                        + " answer FROM webhook_delivery WHERE webhook = ? AND state = 0 AND next_ms <= ? ORDER BY"
                        + " next_ms, sequence, part FETCH FIRST " + 2 * MAX_UNDER_WAY + " ROWS ONLY",
                Webhooks::delivery,
                webhook,
                nowMs);
    }

    private void begin(Task task) {
        Delivery delivery = task.delivery();
        underWay.computeIfAbsent(delivery.webhook(), _ -> ConcurrentHashMap.newKeySet())
                .add(delivery.id());
        senders.execute(() -> {
            boolean isKept = false;
            try {
                attempt(task);
                isKept = true;
            } catch (DatabaseException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "message " + delivery.id() + " goes out again, as its answer can't be kept: " + e.getMessage());
            } finally {
                underWay.getOrDefault(delivery.webhook(), Set.of()).remove(delivery.id());
                // There is room for the next one now; but what could not be kept would go out again at once.
                if (isKept) {
                    LockSupport.unpark(thread);
                }
            }
        });
    }

    /** What came of trying to send. */
    private sealed interface Tried {}

    private record Answered(Transport.Answer answer) implements Tried {}

    private record Unanswered(String why) implements Tried {}

    private void attempt(Task task) {
        switch (tried(task)) {
            case Answered(Transport.Answer answer) -> take(task.delivery(), answer);
            case Unanswered(String why) -> fail(task.delivery(), null, 0, why);
        }
    }

    /** Whatever goes wrong counts as an attempt: a message that can't be sent is not tried for ever. */
    private Tried tried(Task task) {
        try {
            return switch (guard.check(task.url())) {
                case UrlGuard.Refused(String reason) -> new Unanswered(reason);
                case UrlGuard.Allowed to -> new Answered(send(task, to));
            };
        } catch (IOException e) {
            return new Unanswered("no answer: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "message " + task.delivery().id() + " is not sent", e);
            return new Unanswered("not sent: " + e.getMessage());
        }
    }

    private Transport.Answer send(Task task, UrlGuard.Allowed to) throws IOException {
        Delivery delivery = task.delivery();
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        long timestamp = TimeUnit.MILLISECONDS.toSeconds(clock.millis());
        List<byte[]> secrets = task.secrets().secrets().stream()
                .map(locked -> box.open(delivery.webhook(), locked))
                .toList();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "drumroll");
        headers.put("webhook-id", delivery.id());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put("webhook-signature", Signature.of(secrets, delivery.id(), timestamp, body));
        return transport.post(to, headers, body);
    }

    private void take(Delivery delivery, Transport.Answer answer) {
        if (answer.status() >= 200 && answer.status() < 300) {
            failing.remove(delivery.webhook());
            database.write(connection -> note(
                    connection, delivery, Delivery.State.DELIVERED, delivery.nextMs(), answer.status(), answer.head()));
        } else if (answer.status() == GONE) {
            database.write(connection -> {
                note(connection, delivery, Delivery.State.FAILED, delivery.nextMs(), GONE, answer.head());
                return switchOff(connection, delivery.webhook(), "the endpoint answered 410 Gone");
            });
        } else {
            fail(delivery, answer.status(), answer.retryAfterSeconds(), answer.head());
        }
    }

    private void fail(Delivery delivery, @Nullable Integer status, long retryAfterSeconds, String why) {
        failing.add(delivery.webhook());
        int attempts = delivery.attempts() + 1;
        boolean isTest = delivery.kind() == WebhookKind.TEST;
        boolean isLast = isTest || attempts >= RetrySchedule.attempts();
        long nextMs = isLast ? delivery.nextMs() : clock.millis() + waitMs(attempts, retryAfterSeconds);
        database.write(connection -> {
            Delivery.State state = isLast ? Delivery.State.FAILED : Delivery.State.PENDING;
            note(connection, delivery, state, nextMs, status, why);
            return isLast && !isTest
                    ? switchOff(connection, delivery.webhook(), "a message failed " + attempts + " times")
                    : 0;
        });
    }

    private long waitMs(int attempts, long retryAfterSeconds) {
        synchronized (random) {
            return RetrySchedule.waitMs(attempts, retryAfterSeconds, random);
        }
    }

    /** What was replayed meanwhile has other attempts, and stays as it is. */
    private int note(
            Connection connection,
            Delivery delivery,
            Delivery.State state,
            long nextMs,
            @Nullable Integer status,
            String answer)
            throws SQLException {
        String kept = answer.replace('\u0000', ' ');
        return Sql.update(
                connection,
                "UPDATE webhook_delivery SET state = ?, attempts = attempts + 1, next_ms = ?, last_ms = ?,"
                        + " status = CAST(? AS int), answer = ? WHERE webhook = ? AND sequence = ? AND part = ?"
                        + " AND attempts = ? AND next_ms = ?",
                state.code(),
                nextMs,
                clock.millis(),
                status,
                kept.substring(0, Math.min(kept.length(), MAX_ANSWER)),
                delivery.webhook(),
                delivery.sequence(),
                delivery.part(),
                delivery.attempts(),
                delivery.nextMs());
    }

    private static int switchOff(Connection connection, long webhook, String reason) throws SQLException {
        LOG.log(System.Logger.Level.WARNING, "webhook " + webhook + " is switched off: " + reason);
        return Sql.update(connection, "UPDATE webhook SET is_on = 0, off_reason = ? WHERE id = ?", reason, webhook);
    }

    /** Messages under way now. */
    int underWay() {
        return underWay.values().stream().mapToInt(Set::size).sum();
    }

    /** Starts no more, and waits for those under way, each at most as long as it may take. */
    @Override
    public void close() {
        isClosing = true;
        LockSupport.unpark(thread);
        boolean isInterrupted = false;
        boolean isOver = false;
        while (!isOver) {
            try {
                thread.join();
                senders.shutdown();
                isOver = senders.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // None is broken off within the database: an embedded one would close its file for everybody.
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.drumroll.node;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import io.drumroll.engine.Engine;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Submission;
import io.drumroll.wire.CommandReader;
import io.drumroll.wire.MalformedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.jspecify.annotations.Nullable;

/**
 * Where the log meets the engine. Everything here runs on the service's thread: commands come in from the log, events go
 * out to the feed, answers to the clients, and between two commands fresh reads are answered.
 *
 * <p>Expiry is driven by one timer of the cluster: it is set for the next deadline, rounded up, and set again when it
 * fires. When the engine is broken the node stops, because a second wrong answer is worse than none.
 */
final class FestivalService implements ClusteredService {
    private static final long TIMER_ID = 1;
    /** The timer that gives answers another chance which a client was not ready for, when nothing else comes from the log. */
    private static final long ANSWER_TIMER_ID = 2;

    private static final long ANSWER_RETRY_MS = 5;
    private static final long TIMER_STEP_MS = 250;
    private static final long UNARMED = Long.MAX_VALUE;

    private final int keyWindow;
    private final FreshReads reads;
    private final Consumer<Throwable> onBroken;
    private final CommandReader commands = new CommandReader();
    private final Egress egress = new Egress();
    private final EventSink toFeed = (sequence, timeMs, event) -> feed().onEvent(sequence, timeMs, event);

    private @Nullable Cluster cluster;
    private @Nullable AeronArchive archive;
    private @Nullable Feed feed;
    private Engine engine;
    private long armedForMs = UNARMED;

    private volatile boolean isLeading;
    private boolean isRetryingAnswers;
    private volatile boolean answersReads;
    private volatile long position;
    private volatile long logPosition;
    private volatile long feedBacklogBytes;
    private final AtomicLong malformed = new AtomicLong();
    private volatile long droppedAnswers;
    private volatile long lastSnapshotMs;

    /**
     * A service that has not started yet.
     *
     * @param keyWindow how many keys the engine remembers.
     * @param reads fresh reads to answer.
     * @param onBroken told when the node must stop, with the reason.
     */
    FestivalService(int keyWindow, FreshReads reads, Consumer<Throwable> onBroken) {
        this.keyWindow = keyWindow;
        this.reads = reads;
        this.onBroken = onBroken;
        this.engine = new Engine(keyWindow);
    }

    @Override
    public void onStart(Cluster startedCluster, @Nullable Image snapshotImage) {
        orStop(() -> {
            cluster = startedCluster;
            if (snapshotImage != null) {
                SnapshotStore.Reader reader = new SnapshotStore.Reader(snapshotImage, startedCluster.idleStrategy());
                engine = Engine.restoreFrom(reader, keyWindow);
                armedForMs = reader.number();
            }
            archive = AeronArchive.connect(
                    startedCluster.context().archiveContext().clone());
            feed = Feed.open(startedCluster.aeron(), archive, startedCluster.idleStrategy(), engine.position());
            position = engine.position();
        });
    }

    @Override
    public void onSessionMessage(
            ClientSession session, long timestamp, DirectBuffer buffer, int offset, int length, Header header) {
        orStop(() -> {
            handle(session, timestamp, buffer, offset, length);
            answer(timestamp);
            armTimer();
        });
    }

    private void handle(ClientSession session, long timestamp, DirectBuffer buffer, int offset, int length) {
        List<Submission> submissions = read(buffer, offset, length);
        engine.expect(submissions);
        for (int i = 0; i < submissions.size(); i++) {
            Submission next = submissions.get(i);
            Outcome outcome = engine.handle(timestamp, next.request(), next.command(), toFeed);
            egress.add(session, next.correlationId(), outcome);
        }
    }

    /** The commands of a message; a client sends what has come together as one. */
    private List<Submission> read(DirectBuffer buffer, int offset, int length) {
        // A new list for each message: storing into an old one would cost a fence in the collector's books each time.
        List<Submission> submissions = new ArrayList<>();
        try {
            commands.wrap(buffer, offset, length);
            for (Submission next = commands.next(); next != null; next = commands.next()) {
                submissions.add(next);
            }
        } catch (MalformedMessage e) {
            // The rest of the message can't be told apart. All members read the same bytes and stop at the same place.
            malformed.incrementAndGet();
        }
        return submissions;
    }

    @Override
    public void onTimerEvent(long correlationId, long timestamp) {
        orStop(() -> {
            if (correlationId == ANSWER_TIMER_ID) {
                isRetryingAnswers = false;
            } else {
                armedForMs = UNARMED;
            }
            engine.tick(timestamp, toFeed);
            answer(timestamp);
            armTimer();
        });
    }

    /** Sends what can be sent, and what can't again soon. Only the leader's answers go out, so only it retries. */
    private void answer(long timestamp) {
        egress.flush();
        if (egress.isWaiting() && isLeading && !isRetryingAnswers) {
            schedule(ANSWER_TIMER_ID, timestamp + ANSWER_RETRY_MS);
            isRetryingAnswers = true;
        }
    }

    private void schedule(long timer, long dueMs) {
        Cluster host = cluster();
        host.idleStrategy().reset();
        while (!host.scheduleTimer(timer, dueMs)) {
            host.idleStrategy().idle();
        }
    }

    private void armTimer() {
        long nextMs = engine.nextDeadlineMs();
        if (nextMs == Long.MAX_VALUE) {
            return;
        }
        long dueMs = Math.max((nextMs + TIMER_STEP_MS - 1) / TIMER_STEP_MS * TIMER_STEP_MS, engine.nowMs() + 1);
        if (dueMs < armedForMs) {
            schedule(TIMER_ID, dueMs);
            armedForMs = dueMs;
        }
    }

    @Override
    public int doBackgroundWork(long nowNs) {
        int work = feed().flush();
        position = engine.position();
        logPosition = cluster().logPosition();
        if (answersReads) {
            work += reads.answer(engine, nowNs, cluster().context().epochClock().time());
        }
        feedBacklogBytes = feed().backlogBytes();
        droppedAnswers = egress.dropped();
        return work;
    }

    @Override
    public void onTakeSnapshot(ExclusivePublication snapshotPublication) {
        orStop(() -> {
            long beganNs = System.nanoTime();
            feed().awaitRecorded();
            SnapshotStore.Writer writer =
                    new SnapshotStore.Writer(snapshotPublication, cluster().idleStrategy());
            engine.writeTo(writer);
            writer.number(armedForMs);
            writer.finish();
            lastSnapshotMs = (System.nanoTime() - beganNs) / 1_000_000;
        });
    }

    @Override
    public void onSessionOpen(ClientSession session, long timestamp) {}

    @Override
    public void onSessionClose(ClientSession session, long timestamp, CloseReason closeReason) {
        egress.close(session);
    }

    @Override
    public void onRoleChange(Cluster.Role newRole) {
        orStop(() -> {
            if (newRole == Cluster.Role.LEADER) {
                feed().requireNoMoreThan(engine.position());
                position = engine.position();
                logPosition = cluster().logPosition();
                isLeading = true;
                isRetryingAnswers = false;
            }
        });
    }

    @Override
    public void onTerminate(Cluster terminatedCluster) {
        Feed open = feed;
        if (open != null) {
            open.close();
        }
    }

    /** Whether the log has been replayed to its end, so that what comes now is new. */
    boolean isLeading() {
        return isLeading;
    }

    /** Fresh reads are answered from now on: the log has been replayed. */
    void answerReads() {
        answersReads = true;
    }

    /** Number of the last event that was applied, as other threads may know it. */
    long position() {
        return position;
    }

    /** How far the log has been read, in bytes. */
    long logPosition() {
        return logPosition;
    }

    /** How many bytes of the feed are not recorded yet. */
    long feedBacklogBytes() {
        return feedBacklogBytes;
    }

    /** How many messages could not be read. */
    long malformedMessages() {
        return malformed.get();
    }

    /** How many answers were dropped because their client did not read. */
    long droppedAnswers() {
        return droppedAnswers;
    }

    /** How long the engine stood still for the last snapshot, in ms; 0 before the first. */
    long lastSnapshotMs() {
        return lastSnapshotMs;
    }

    private Feed feed() {
        Feed open = feed;
        if (open == null) {
            throw new IllegalStateException("the feed is used before the service has started");
        }
        return open;
    }

    private Cluster cluster() {
        Cluster host = cluster;
        if (host == null) {
            throw new IllegalStateException("the cluster is used before the service has started");
        }
        return host;
    }

    private void orStop(Runnable step) {
        try {
            step.run();
        } catch (AgentTerminationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            onBroken.accept(e);
            throw new AgentTerminationException(e);
        }
    }
}

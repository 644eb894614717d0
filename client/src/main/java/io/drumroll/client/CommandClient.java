package io.drumroll.client;

import io.aeron.CommonContext;
import io.aeron.Publication;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.client.ClusterException;
import io.aeron.cluster.client.EgressListener;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.Header;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Request;
import io.drumroll.wire.CommandWriter;
import io.drumroll.wire.OutcomeReader;
import io.drumroll.wire.RestingIdleStrategy;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Submits commands from many threads to a node. One thread of its own encodes what waits, sends as much as fits into one
 * message, and hands the answers out: under load that makes batches by itself, and a lone command leaves at once.
 *
 * <p>Bounds: {@link #MAX_WAITING} commands wait in line, {@link #MAX_IN_FLIGHT} are under way; one more is refused with
 * {@link Failure#OVERLOADED}. A command without an answer after {@link #TIMEOUT_MS} ends with {@link Failure#TIMED_OUT}.
 */
public final class CommandClient implements AutoCloseable {
    /** Commands that may wait to be sent. */
    public static final int MAX_WAITING = 1 << 16;
    /** Commands that may be under way; a power of two. */
    public static final int MAX_IN_FLIGHT = 1 << 16;
    /** How long an answer may take, in milliseconds. */
    public static final long TIMEOUT_MS = 10_000;

    /** A message is sent when it has grown to this; it fits into one frame of the media. */
    private static final int MAX_BATCH_BYTES = 7_500;

    private static final long KEEP_ALIVE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long RECONNECT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long TIMEOUT_NS = TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);

    private record Waiting(Request request, Command command, OutcomeHandler handler) {}

    private final Ingress ingress;
    private final ManyToOneConcurrentArrayQueue<Waiting> waiting = new ManyToOneConcurrentArrayQueue<>(MAX_WAITING);
    private final @Nullable OutcomeHandler[] handlers = new OutcomeHandler[MAX_IN_FLIGHT];
    private final long[] sentAtNs = new long[MAX_IN_FLIGHT];
    private final CommandWriter writer = new CommandWriter();
    private final OutcomeReader outcomes = new OutcomeReader();
    private final ExpandableArrayBuffer batch = new ExpandableArrayBuffer(MAX_BATCH_BYTES * 4);
    private final IdleStrategy idle = new RestingIdleStrategy();
    private final Thread thread;

    private @Nullable AeronCluster cluster;
    private int batchLength;
    private long nextCorrelationId;
    private long oldestCorrelationId;
    private long keptAliveAtNs;
    private long triedAtNs;
    private volatile boolean isConnected;
    private volatile boolean isClosing;
    private volatile boolean isClosed;

    /** How to reach the node. */
    private record Ingress(
            String aeronDir, String channel, @Nullable String endpoints, String egressChannel) {}

    private CommandClient(Ingress ingress, @Nullable MediaDriver ownDriver) {
        this.ingress = ingress;
        this.thread = Thread.ofPlatform().name("drumroll-client").daemon().unstarted(() -> run(ownDriver));
    }

    /** Connects to the node of this process through shared memory, by its driver's folder. */
    public static CommandClient inProcess(String aeronDirectoryName) {
        return start(new CommandClient(
                new Ingress(aeronDirectoryName, CommonContext.IPC_CHANNEL, null, CommonContext.IPC_CHANNEL), null));
    }

    /**
     * Connects to a node over UDP, with a media driver of its own.
     *
     * @param endpoint the node's host and port.
     * @param localHost the address of this host at which answers arrive.
     */
    public static CommandClient overUdp(String endpoint, String localHost) {
        MediaDriver driver = MediaDriver.launchEmbedded(new MediaDriver.Context()
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(new RestingIdleStrategy())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .mtuLength(8 << 10)
                .initialWindowLength(2 << 20)
                .socketRcvbufLength(2 << 20)
                .socketSndbufLength(2 << 20));
        return start(new CommandClient(
                new Ingress(
                        driver.aeronDirectoryName(),
                        "aeron:udp?term-length=16m|mtu=8k",
                        "0=" + endpoint,
                        "aeron:udp?term-length=16m|mtu=8k|endpoint=" + localHost + ":0"),
                driver));
    }

    private static CommandClient start(CommandClient client) {
        client.thread.start();
        return client;
    }

    /** Waits until the node has taken the connection; false when it did not in time. */
    public boolean awaitConnected(long timeoutMs) {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (!isConnected) {
            if (System.nanoTime() > deadlineNs) {
                return false;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return true;
    }

    /** Asks for a command to be carried out; see {@link Festival#submit}. */
    public void submit(Request request, Command command, OutcomeHandler handler) {
        if (isClosing || !isConnected) {
            handler.onFailure(Failure.UNAVAILABLE);
        } else if (!waiting.offer(new Waiting(request, command, handler))) {
            handler.onFailure(Failure.OVERLOADED);
        } else if (isClosed) {
            // The client's thread ended between the look and the offer.
            refuseWaiting();
        }
    }

    private synchronized void refuseWaiting() {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            next.handler.onFailure(Failure.UNAVAILABLE);
        }
    }

    private void run(@Nullable MediaDriver ownDriver) {
        while (!isClosing) {
            idle.idle(doWork());
        }
        isClosed = true;
        disconnect(Failure.TIMED_OUT);
        CloseHelper.quietClose(ownDriver);
    }

    private int doWork() {
        AeronCluster connected = cluster;
        long nowNs = System.nanoTime();
        if (connected == null) {
            return connect(nowNs);
        }
        try {
            int work = send(connected, nowNs);
            work += connected.pollEgress();
            keepAlive(connected, nowNs);
            expire(nowNs);
            if (connected.isClosed()) {
                disconnect(Failure.TIMED_OUT);
            }
            return work;
        } catch (AeronException | IllegalArgumentException e) {
            System.getLogger(CommandClient.class.getName())
                    .log(System.Logger.Level.WARNING, "the connection to the node broke: " + e.getMessage());
            disconnect(Failure.TIMED_OUT);
            return 0;
        }
    }

    private int connect(long nowNs) {
        if (triedAtNs != 0 && nowNs - triedAtNs < RECONNECT_NS) {
            return 0;
        }
        triedAtNs = nowNs;
        try {
            cluster = AeronCluster.connect(new AeronCluster.Context()
                    .aeronDirectoryName(ingress.aeronDir())
                    .ingressChannel(ingress.channel())
                    .ingressEndpoints(ingress.endpoints())
                    .egressChannel(ingress.egressChannel())
                    .messageTimeoutNs(TimeUnit.SECONDS.toNanos(5))
                    .egressListener(new Answers()));
            isConnected = true;
            return 1;
        } catch (AeronException e) {
            return 0;
        }
    }

    /** Everything under way ends without an answer. */
    private void disconnect(Failure failure) {
        isConnected = false;
        CloseHelper.quietClose(cluster);
        cluster = null;
        batchLength = 0;
        while (oldestCorrelationId < nextCorrelationId) {
            fail(oldestCorrelationId++, failure);
        }
        refuseWaiting();
    }

    private int send(AeronCluster connected, long nowNs) {
        int taken = 0;
        while (batchLength < MAX_BATCH_BYTES && nextCorrelationId - oldestCorrelationId < MAX_IN_FLIGHT) {
            Waiting next = waiting.poll();
            if (next == null) {
                break;
            }
            taken++;
            add(next, nowNs);
        }
        if (batchLength == 0) {
            return taken;
        }
        long result = connected.offer(batch, 0, batchLength);
        if (result > 0) {
            batchLength = 0;
            return taken + 1;
        }
        if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
            throw new ClusterException("ingress: " + Publication.errorString(result));
        }
        return taken;
    }

    private void add(Waiting next, long nowNs) {
        long correlationId = nextCorrelationId;
        try {
            batchLength += writer.write(batch, batchLength, correlationId, next.request, next.command);
        } catch (IllegalArgumentException e) {
            // It does not fit the wire; the caller checks lengths before, so this is a bug of the caller's.
            next.handler.onFailure(Failure.UNAVAILABLE);
            return;
        }
        int slot = slotOf(correlationId);
        handlers[slot] = next.handler;
        sentAtNs[slot] = nowNs;
        nextCorrelationId++;
    }

    private void keepAlive(AeronCluster connected, long nowNs) {
        if (nowNs - keptAliveAtNs > KEEP_ALIVE_NS) {
            connected.sendKeepAlive();
            keptAliveAtNs = nowNs;
        }
    }

    /** Answers come in order but for repeated keys, so the oldest under way tells whether any is late. */
    private void expire(long nowNs) {
        while (oldestCorrelationId < nextCorrelationId) {
            int slot = slotOf(oldestCorrelationId);
            if (handlers[slot] != null) {
                if (nowNs - sentAtNs[slot] < TIMEOUT_NS) {
                    return;
                }
                fail(oldestCorrelationId, Failure.TIMED_OUT);
            }
            oldestCorrelationId++;
        }
    }

    private void fail(long correlationId, Failure failure) {
        OutcomeHandler handler = handlers[slotOf(correlationId)];
        handlers[slotOf(correlationId)] = null;
        if (handler != null) {
            handler.onFailure(failure);
        }
    }

    private static int slotOf(long correlationId) {
        return (int) correlationId & (MAX_IN_FLIGHT - 1);
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands the answers out. */
    private final class Answers implements EgressListener {
        @Override
        public void onMessage(
                long clusterSessionId, long timestamp, DirectBuffer buffer, int offset, int length, Header header) {
            outcomes.wrap(buffer, offset, length);
            while (outcomes.next()) {
                long correlationId = outcomes.correlationId();
                if (correlationId < oldestCorrelationId || correlationId >= nextCorrelationId) {
                    continue;
                }
                OutcomeHandler handler = handlers[slotOf(correlationId)];
                handlers[slotOf(correlationId)] = null;
                if (handler != null) {
                    handler.onOutcome(outcomes.outcome());
                }
            }
        }
    }
}

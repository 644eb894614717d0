package io.drumroll.client;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.RethrowingErrorHandler;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.logbuffer.Header;
import io.drumroll.engine.message.EventSink;
import io.drumroll.wire.FeedFrameReader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a node's feed from a checkpoint on and then follows it: each event once, in order, by its number. A reader that
 * stores {@link #checkpoint} together with what it made of the events sees none twice and misses none, whatever ends it.
 *
 * <p>For one thread.
 */
public final class FeedReader implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FeedReader.class.getName());
    /** The stream that the node records. */
    private static final int FEED_STREAM_ID = 2001;

    private static final String FEED_ALIAS = "alias=feed";
    private static final int REPLAY_STREAM_ID = 2101;
    private static final long FIND_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);

    private final Aeron aeron;
    private final AeronArchive archive;
    private final FeedFrameReader frames = new FeedFrameReader();
    private final FragmentAssembler assembler = new FragmentAssembler(this::onFrame);
    private final Subscription subscription;
    private @Nullable Image image;
    private @Nullable EventSink sink;
    private long sequence;
    private long recordingPosition;

    private FeedReader(Aeron aeron, AeronArchive archive, Subscription subscription, FeedCheckpoint from) {
        this.aeron = aeron;
        this.archive = archive;
        this.subscription = subscription;
        this.sequence = from.sequence();
        this.recordingPosition = from.recordingPosition();
    }

    /**
     * Opens the feed of a node on this machine.
     *
     * @param aeronDirectoryName the node's driver's folder.
     * @param from where to go on.
     * @throws IllegalStateException when there is no feed there.
     * @throws io.aeron.exceptions.AeronException when the node does not answer.
     */
    public static FeedReader open(String aeronDirectoryName, FeedCheckpoint from) {
        // What a sink throws is for the caller of poll; a driver that is gone ends the feed and not the process.
        Aeron aeron = Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(aeronDirectoryName)
                .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE)
                .errorHandler(FeedReader::note));
        AeronArchive archive = null;
        try {
            archive = AeronArchive.connect(new AeronArchive.Context()
                    .aeron(aeron)
                    .controlRequestChannel(CommonContext.IPC_CHANNEL)
                    .controlResponseChannel(CommonContext.IPC_CHANNEL));
            long recordingId = find(archive);
            boolean isInRecording = from.recordingPosition() <= archive.getRecordingPosition(recordingId);
            long begin = isInRecording ? from.recordingPosition() : 0;
            int session = (int) archive.startReplay(
                    recordingId, begin, Long.MAX_VALUE, CommonContext.IPC_CHANNEL, REPLAY_STREAM_ID);
            Subscription subscription = aeron.addSubscription(
                    ChannelUri.addSessionId(CommonContext.IPC_CHANNEL, session), REPLAY_STREAM_ID);
            return new FeedReader(aeron, archive, subscription, new FeedCheckpoint(from.sequence(), begin));
        } catch (RuntimeException e) {
            CloseHelper.quietClose(archive);
            CloseHelper.quietClose(aeron);
            throw e;
        }
    }

    private static void note(Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "a reader of the feed lost its node: " + failure.getMessage(), failure);
    }

    private static long find(AeronArchive archive) {
        long deadlineNs = System.nanoTime() + FIND_TIMEOUT_NS;
        long[] found = {-1};
        while (found[0] < 0) {
            archive.listRecordingsForUri(
                    0,
                    1,
                    FEED_ALIAS,
                    FEED_STREAM_ID,
                    (controlSessionId,
                            correlationId,
                            recordingId,
                            startTimestamp,
                            stopTimestamp,
                            startPosition,
                            stopPosition,
                            initialTermId,
                            segmentFileLength,
                            termBufferLength,
                            mtuLength,
                            sessionId,
                            streamId,
                            strippedChannel,
                            originalChannel,
                            sourceIdentity) -> found[0] = recordingId);
            if (found[0] < 0 && System.nanoTime() > deadlineNs) {
                throw new IllegalStateException("the node has no feed");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return found[0];
    }

    /**
     * Gives what has come to a sink. What the sink throws is thrown here; the reader is then to be closed, and opened anew
     * where the sink stands.
     *
     * @param target told each event once.
     * @param fragmentLimit how many fragments to read at the most.
     * @return how many were read; 0 when nothing has come.
     * @throws FeedEndedException when the feed ended.
     * @throws IllegalStateException when an event is missing in it.
     */
    public int poll(EventSink target, int fragmentLimit) {
        readArchivesNotes();
        Image open = image;
        if (open == null) {
            if (subscription.imageCount() == 0) {
                return 0;
            }
            open = subscription.imageAtIndex(0);
            image = open;
        }
        if (open.isClosed()) {
            throw new FeedEndedException("the feed ended behind event " + sequence);
        }
        sink = target;
        return open.poll(assembler, fragmentLimit);
    }

    /** The archive ends the replay of one who does not read its answers for some time, its signs of life among them. */
    private void readArchivesNotes() {
        String error = archive.pollForErrorResponse();
        if (error != null) {
            throw new FeedEndedException("the feed ended behind event " + sequence + ": " + error);
        }
    }

    private void onFrame(DirectBuffer buffer, int offset, int length, Header header) {
        long first = FeedFrameReader.firstSequence(buffer, offset);
        if (first > sequence + 1) {
            throw new IllegalStateException("the feed goes on with event " + first + " behind event " + sequence);
        }
        EventSink target = sink;
        if (target != null) {
            frames.read(buffer, offset, length, sequence, target);
        }
        sequence = Math.max(sequence, FeedFrameReader.lastSequence(buffer, offset));
        recordingPosition = header.position();
    }

    /** How far this reader has come. */
    public FeedCheckpoint checkpoint() {
        return new FeedCheckpoint(sequence, recordingPosition);
    }

    @Override
    public void close() {
        CloseHelper.quietClose(archive);
        CloseHelper.quietClose(aeron);
    }
}

package io.drumroll.node;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.codecs.SourceLocation;
import io.aeron.archive.status.RecordingPos;
import io.drumroll.engine.message.Event;
import io.drumroll.wire.FeedFrameReader;
import io.drumroll.wire.FeedFrameWriter;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.status.CountersReader;
import org.jspecify.annotations.Nullable;

/**
 * The node's end of the feed: events go into frames, and frames into a recording that views replay. After a restart the
 * log is replayed from a snapshot and gives the same events again; those that the recording has are passed over, so that
 * it holds each event once.
 *
 * <p>For the service's thread. A frame's events share one time.
 */
final class Feed implements AutoCloseable {
    /** The stream that is recorded. */
    static final int STREAM_ID = 2001;

    private static final String ALIAS = "feed";
    private static final String CHANNEL = "aeron:ipc?alias=" + ALIAS;
    private static final int TERM_LENGTH = 64 << 20;
    /**
     * A frame is sent at this size. The largest event, an order of 2,000 lines that every stage of deals touches, may come
     * on top; both together are well below the 8 MB that a message of these terms may have.
     */
    private static final int FRAME_BYTES = 256 << 10;

    private static final int FRAGMENT_LIMIT = 64;

    private final FeedFrameWriter frame = new FeedFrameWriter(FRAME_BYTES * 2);
    private final IdleStrategy idle;
    private final ExclusivePublication publication;
    private final CountersReader counters;
    private final int recordingCounter;
    private final long recorded;

    private Feed(
            IdleStrategy idle,
            ExclusivePublication publication,
            CountersReader counters,
            int recordingCounter,
            long recorded) {
        this.idle = idle;
        this.publication = publication;
        this.counters = counters;
        this.recordingCounter = recordingCounter;
        this.recorded = recorded;
    }

    /**
     * Goes on with the feed where its recording ends, or begins it.
     *
     * @param snapshotPosition number of the last event that the engine's snapshot has seen.
     * @throws NodeException when the recording ends before that, since those events can't be had again.
     */
    static Feed open(Aeron aeron, AeronArchive archive, IdleStrategy idle, long snapshotPosition) {
        Recording found = Recording.find(archive);
        long recorded = found == null ? 0 : lastSequence(aeron, archive, idle, found);
        if (recorded < snapshotPosition) {
            throw new NodeException("the feed's recording "
                    + (found == null ? "is missing" : found.id() + " ends at event " + recorded)
                    + " and the snapshot has seen event " + snapshotPosition
                    + ": a file of the data folder's archive was lost; restore the folder from a copy");
        }
        ExclusivePublication publication = found == null ? begin(aeron, archive) : extend(aeron, archive, found);
        CountersReader counters = aeron.countersReader();
        int counter = awaitRecording(counters, publication, archive, idle);
        return new Feed(idle, publication, counters, counter, recorded);
    }

    private static ExclusivePublication begin(Aeron aeron, AeronArchive archive) {
        ExclusivePublication publication = aeron.addExclusivePublication(
                new ChannelUriStringBuilder(CHANNEL).termLength(TERM_LENGTH).build(), STREAM_ID);
        archive.startRecording(
                ChannelUri.addSessionId(CHANNEL, publication.sessionId()), STREAM_ID, SourceLocation.LOCAL);
        return publication;
    }

    private static ExclusivePublication extend(Aeron aeron, AeronArchive archive, Recording recording) {
        ExclusivePublication publication = aeron.addExclusivePublication(
                new ChannelUriStringBuilder(CHANNEL)
                        .mtu(recording.mtuLength())
                        .initialPosition(
                                recording.stopPosition(), recording.initialTermId(), recording.termBufferLength())
                        .build(),
                STREAM_ID);
        archive.extendRecording(
                recording.id(),
                ChannelUri.addSessionId(CHANNEL, publication.sessionId()),
                STREAM_ID,
                SourceLocation.LOCAL);
        return publication;
    }

    private static int awaitRecording(
            CountersReader counters, ExclusivePublication publication, AeronArchive archive, IdleStrategy idle) {
        idle.reset();
        while (true) {
            int counter = RecordingPos.findCounterIdBySession(counters, publication.sessionId(), archive.archiveId());
            if (counter != CountersReader.NULL_COUNTER_ID && publication.isConnected()) {
                return counter;
            }
            idle.idle();
        }
    }

    /** Number of the last event in a recording: of its last segment that holds a whole frame. */
    private static long lastSequence(Aeron aeron, AeronArchive archive, IdleStrategy idle, Recording recording) {
        long end = recording.stopPosition();
        while (end > recording.startPosition()) {
            long begin = Math.max(
                    recording.startPosition(), (end - 1) / recording.segmentLength() * recording.segmentLength());
            long sequence = lastSequenceBetween(aeron, archive, idle, recording.id(), begin, recording.stopPosition());
            if (sequence > 0) {
                return sequence;
            }
            end = begin;
        }
        return 0;
    }

    private static long lastSequenceBetween(
            Aeron aeron, AeronArchive archive, IdleStrategy idle, long recordingId, long begin, long end) {
        long[] last = {0};
        FragmentAssembler assembler = new FragmentAssembler((buffer, offset, length, header) ->
                last[0] = Math.max(last[0], FeedFrameReader.lastSequence(buffer, offset)));
        int streamId = STREAM_ID + 1;
        long session = archive.startReplay(recordingId, begin, end - begin, CommonContext.IPC_CHANNEL, streamId);
        String channel = ChannelUri.addSessionId(CommonContext.IPC_CHANNEL, (int) session);
        try (Subscription subscription = aeron.addSubscription(channel, streamId)) {
            idle.reset();
            while (subscription.imageCount() == 0) {
                idle.idle();
            }
            Image image = subscription.imageAtIndex(0);
            while (image.position() < end && !image.isClosed()) {
                idle.idle(image.poll(assembler, FRAGMENT_LIMIT));
            }
        }
        return last[0];
    }

    /**
     * Told what the whole log came to, once it has been replayed.
     *
     * @throws NodeException when the recording has more: the log lost what was confirmed.
     */
    void requireNoMoreThan(long position) {
        if (recorded > position) {
            throw new NodeException(
                    "the log ends at event " + position + " and the feed's recording has event " + recorded
                            + ": the end of the log in the data folder's archive was lost; restore the folder from a copy");
        }
    }

    /** Takes an event; it is sent with the frame that it falls into. */
    void onEvent(long sequence, long timeMs, Event event) {
        if (sequence <= recorded) {
            return;
        }
        if (!frame.isEmpty() && (frame.timeMs() != timeMs || frame.length() >= FRAME_BYTES)) {
            flush();
        }
        if (frame.isEmpty()) {
            frame.begin(sequence, timeMs);
        }
        frame.add(event);
    }

    /** Sends what was taken, if anything; waits for the archive where it is behind, since nothing may be lost. */
    int flush() {
        if (frame.isEmpty()) {
            return 0;
        }
        idle.reset();
        while (true) {
            long result = publication.offer(frame.buffer(), 0, frame.length());
            if (result > 0) {
                frame.clear();
                return 1;
            }
            if (result == Publication.CLOSED
                    || result == Publication.MAX_POSITION_EXCEEDED
                    || result == Publication.NOT_CONNECTED) {
                throw new NodeException(
                        "the feed's recording stopped (" + Publication.errorString(result) + "); is the disk full?");
            }
            idle.idle();
        }
    }

    /** Sends what was taken and waits until all of it is recorded. */
    void awaitRecorded() {
        flush();
        idle.reset();
        while (counters.getCounterValue(recordingCounter) < publication.position()) {
            if (!publication.isConnected()) {
                throw new NodeException("the feed's recording stopped; is the disk full?");
            }
            idle.idle();
        }
    }

    /** How many bytes the archive has yet to record. */
    long backlogBytes() {
        return publication.position() - counters.getCounterValue(recordingCounter);
    }

    @Override
    public void close() {
        publication.close();
    }

    /** What the archive knows of the feed's recording. */
    record Recording(
            long id,
            long startPosition,
            long stopPosition,
            int initialTermId,
            int segmentLength,
            int termBufferLength,
            int mtuLength) {

        /** The feed's recording, or null when there is none yet. */
        static @Nullable Recording find(AeronArchive archive) {
            Recording[] found = {null};
            archive.listRecordingsForUri(
                    0,
                    1,
                    "alias=" + ALIAS,
                    STREAM_ID,
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
                            sourceIdentity) -> found[0] = new Recording(
                            recordingId,
                            startPosition,
                            stopPosition,
                            initialTermId,
                            segmentFileLength,
                            termBufferLength,
                            mtuLength));
            return found[0];
        }
    }
}

package io.drumroll.board;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The film of the festival's day: the board's figures at its opening, at each full minute of the log's time, and at its close.
 * When it is full, every second frame goes and the interval doubles, so that it never grows beyond {@link #MAX_FRAMES}.
 *
 * <p>Which frames there are follows from the schedule and from time alone, so counting the feed anew makes the same film. It
 * is kept in the board's checkpoint. Frames are taken as snapshots, and packed by whoever saves or shows them first; so that
 * few stay unpacked while the whole feed is counted, the oldest of them are packed where they are counted.
 */
final class Film {
    /** The most frames: those of two days by the minute. */
    static final int MAX_FRAMES = 2_880;
    /** The shortest time between two frames. */
    static final long MINUTE_MS = 60_000;
    /** When there is nothing more to take. */
    static final long NEVER = Long.MAX_VALUE;
    /** Frames that may wait to be packed. */
    private static final int MAX_UNPACKED = 32;

    private final List<FilmFrame> frames = new ArrayList<>();
    private final ArrayDeque<FilmFrame.Body> unpacked = new ArrayDeque<>();
    private long opensAtMs;
    private long closesAtMs;
    private long everyMs = MINUTE_MS;
    private long nextMs = NEVER;
    private @Nullable BoardFilm shown;

    /** When the next frame is due, in ms of the epoch: as soon as something happens then or later. */
    long nextMs() {
        return nextMs;
    }

    /** The last frame taken; null before the first. */
    @Nullable
    FilmFrame last() {
        return frames.isEmpty() ? null : frames.getLast();
    }

    /**
     * The festival is to be filmed from its doors' opening to their close. One whose doors are yet to open is another than was
     * filmed before, and begins a new film.
     *
     * @param timeMs when it was scheduled; frames due up to then are not taken any more.
     */
    void schedule(long fromMs, long untilMs, long timeMs) {
        if (fromMs > timeMs && !frames.isEmpty()) {
            frames.clear();
            unpacked.clear();
            everyMs = MINUTE_MS;
        }
        opensAtMs = fromMs;
        closesAtMs = untilMs;
        nextMs = following(timeMs);
        shown = null;
    }

    /** Adds the frame that is due. */
    void add(FilmFrame frame) {
        while (frames.size() >= MAX_FRAMES) {
            thin();
        }
        FilmFrame before = last();
        frames.add(frame);
        if (before == null || before.body() != frame.body()) {
            unpacked.addLast(frame.body());
            if (unpacked.size() > MAX_UNPACKED) {
                unpacked.removeFirst().packed();
            }
        }
        nextMs = following(frame.atMs());
        shown = null;
    }

    /** The film so far, which any thread may show and write down. The same again as long as there is nothing new. */
    BoardFilm shown(String currency) {
        BoardFilm ready = shown;
        if (ready == null) {
            ready = new BoardFilm(currency, opensAtMs, closesAtMs, everyMs, List.copyOf(frames));
            shown = ready;
        }
        return ready;
    }

    /** Writes all but the frames. */
    void write(CheckpointOutput out) {
        out.putLong(opensAtMs);
        out.putLong(closesAtMs);
        out.putLong(everyMs);
        out.putLong(nextMs);
    }

    void read(CheckpointInput in) throws IOException {
        opensAtMs = in.getLong();
        closesAtMs = in.getLong();
        everyMs = in.getLong();
        nextMs = in.getLong();
    }

    /** Reads the frames that {@link BoardFilm#write} wrote. */
    void readFrames(CheckpointInput in) throws IOException {
        frames.addAll(BoardFilm.readFrames(in));
    }

    /** Leaves those that are in time with twice the interval, and the first. */
    private void thin() {
        everyMs *= 2;
        long firstMs = frames.getFirst().atMs();
        frames.removeIf(frame -> frame.atMs() != firstMs && frame.atMs() % everyMs != 0);
    }

    private long following(long afterMs) {
        if (afterMs < opensAtMs) {
            return opensAtMs;
        }
        if (afterMs >= closesAtMs) {
            return NEVER;
        }
        return Math.min(closesAtMs, (afterMs / everyMs + 1) * everyMs);
    }
}

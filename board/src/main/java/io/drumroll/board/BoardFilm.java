package io.drumroll.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The film of the festival's day as far as it was taken. Immutable: any thread may show it. */
public final class BoardFilm {
    /** Stands for 'the same figures as in the frame before'. */
    private static final int SAME = -1;

    private final String currency;
    private final long opensAtMs;
    private final long closesAtMs;
    private final long everyMs;
    private final List<FilmFrame> frames;

    BoardFilm(String currency, long opensAtMs, long closesAtMs, long everyMs, List<FilmFrame> frames) {
        this.currency = currency;
        this.opensAtMs = opensAtMs;
        this.closesAtMs = closesAtMs;
        this.everyMs = everyMs;
        this.frames = frames;
    }

    /** The figures of one frame. */
    public static final class Moment {
        private final long position;
        private final byte[] json;

        private Moment(long position, byte[] json) {
            this.position = position;
            this.json = json;
        }

        /** Number of the last event counted. */
        public long position() {
            return position;
        }

        /** What {@code GET /v1/board/at} answers; made for the caller. */
        public byte[] json() {
            return json;
        }
    }

    /** How many frames there are, at most 2,880. */
    public int size() {
        return frames.size();
    }

    /** Number of the last event that the newest frame counted, 0 before the first. */
    public long position() {
        return frames.isEmpty() ? 0 : frames.getLast().body().position();
    }

    /** Bytes that the packed figures of all frames take; packs those that were not. */
    public long packedBytes() {
        return frames.stream()
                .map(FilmFrame::body)
                .distinct()
                .mapToLong(body -> body.packed().length)
                .sum();
    }

    /** The last frame that is not behind a moment, in ms of the epoch; empty if there is none. Takes about 0.1 ms. */
    public Optional<Moment> at(long ms) {
        int low = 0;
        int high = frames.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (frames.get(middle).atMs() <= ms) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? Optional.empty() : Optional.of(moment(high));
    }

    /**
     * What {@code GET /v1/board/day} answers.
     *
     * @param nowMs the server's clock, in ms of the epoch.
     */
    public byte[] day(long nowMs) {
        return BoardJson.writeDay(currency, opensAtMs, closesAtMs, nowMs, everyMs, frames);
    }

    /** Writes the frames, in their order. */
    void write(CheckpointOutput out) {
        out.putInt(frames.size());
        FilmFrame.Body before = null;
        for (FilmFrame frame : frames) {
            out.putLong(frame.atMs());
            out.putLong(frame.gmvMinor());
            out.putLong(frame.ordersPlaced());
            out.putLong(frame.ordersPaid());
            out.putLong(frame.shopOrdersShipped());
            out.putLong(frame.shopOrdersDelivered());
            out.putLong(frame.refundedMinor());
            out.putLong(frame.buyers());
            if (frame.body() == before) {
                out.putInt(SAME);
            } else {
                byte[] packed = frame.body().packed();
                out.putInt(packed.length);
                out.putLong(frame.body().position());
                out.putBytes(packed);
            }
            before = frame.body();
        }
    }

    static List<FilmFrame> readFrames(CheckpointInput in) throws IOException {
        int size = in.getInt();
        List<FilmFrame> frames = new ArrayList<>(size);
        FilmFrame.Body before = null;
        for (int i = 0; i < size; i++) {
            long[] figures = new long[8];
            for (int at = 0; at < figures.length; at++) {
                figures[at] = in.getLong();
            }
            int bytes = in.getInt();
            if (bytes != SAME || before == null) {
                long position = in.getLong();
                before = new FilmFrame.Body(position, in.getBytes(bytes));
            }
            frames.add(new FilmFrame(
                    figures[0],
                    figures[1],
                    figures[2],
                    figures[3],
                    figures[4],
                    figures[5],
                    figures[6],
                    figures[7],
                    before));
        }
        return frames;
    }

    private Moment moment(int at) {
        FilmFrame frame = frames.get(at);
        byte[] figures = frame.body().json();
        byte[] head = ("{\"film\":true,\"atMs\":" + frame.atMs() + ",\"nowMs\":" + frame.atMs() + ",")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] json = new byte[head.length + figures.length - 1];
        System.arraycopy(head, 0, json, 0, head.length);
        System.arraycopy(figures, 1, json, head.length, figures.length - 1);
        return new Moment(frame.body().position(), json);
    }
}

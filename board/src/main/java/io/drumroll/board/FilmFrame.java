package io.drumroll.board;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The board's figures at one moment of the day: those that the day's lines show, and all of them packed. Immutable but for
 * when it is packed, which any thread may do.
 *
 * @param atMs the moment, in ms of the epoch: what happened before it is counted.
 * @param body all figures but the curve of seconds and the samples; frames between which nothing happened share one.
 */
record FilmFrame(
        long atMs,
        long gmvMinor,
        long ordersPlaced,
        long ordersPaid,
        long shopOrdersShipped,
        long shopOrdersDelivered,
        long refundedMinor,
        long buyers,
        Body body) {

    static FilmFrame of(BoardSnapshot snapshot) {
        return new FilmFrame(
                snapshot.nowMs(),
                snapshot.gmvMinor(),
                snapshot.ordersPlaced(),
                snapshot.ordersPaid(),
                snapshot.shopOrders().shipped(),
                snapshot.shopOrders().delivered(),
                snapshot.refundedMinor(),
                snapshot.buyers(),
                new Body(snapshot));
    }

    /** The same figures at a later moment. */
    FilmFrame again(long laterMs) {
        return new FilmFrame(
                laterMs,
                gmvMinor,
                ordersPlaced,
                ordersPaid,
                shopOrdersShipped,
                shopOrdersDelivered,
                refundedMinor,
                buyers,
                body);
    }

    /** All figures: a snapshot until somebody packs it, then JSON, compressed. */
    static final class Body {
        private static final int PART_BYTES = 8 * 1024;

        private final long position;
        private @Nullable BoardSnapshot snapshot;
        private byte @Nullable [] packed;

        Body(BoardSnapshot snapshot) {
            this.position = snapshot.position();
            this.snapshot = snapshot;
        }

        Body(long position, byte[] packed) {
            this.position = position;
            this.packed = packed;
        }

        /** Number of the last event counted. */
        long position() {
            return position;
        }

        /** The packed figures; packs them, if nobody did. */
        synchronized byte[] packed() {
            byte[] ready = packed;
            if (ready == null && snapshot != null) {
                ready = deflated(BoardJson.writeFrame(snapshot));
                packed = ready;
                snapshot = null;
            }
            if (ready == null) {
                throw new IllegalStateException("a frame of position " + position + " holds nothing");
            }
            return ready;
        }

        /** The figures as one JSON object. */
        byte[] json() {
            return inflated(packed());
        }

        private static byte[] deflated(byte[] json) {
            try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
                deflater.setInput(json);
                deflater.finish();
                ByteArrayOutputStream out = new ByteArrayOutputStream(PART_BYTES);
                byte[] part = new byte[PART_BYTES];
                while (!deflater.finished()) {
                    out.write(part, 0, deflater.deflate(part));
                }
                return out.toByteArray();
            }
        }

        private static byte[] inflated(byte[] packed) {
            try (Inflater inflater = new Inflater(true)) {
                inflater.setInput(packed);
                ByteArrayOutputStream out = new ByteArrayOutputStream(4 * packed.length);
                byte[] part = new byte[PART_BYTES];
                while (!inflater.finished()) {
                    int bytes = inflater.inflate(part);
                    if (bytes == 0 && inflater.needsInput()) {
                        throw new IllegalStateException("a frame of " + packed.length + " bytes has no end");
                    }
                    out.write(part, 0, bytes);
                }
                return out.toByteArray();
            } catch (DataFormatException e) {
                throw new IllegalStateException("a frame of " + packed.length + " bytes can't be unpacked", e);
            }
        }
    }
}

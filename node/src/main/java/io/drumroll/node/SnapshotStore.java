package io.drumroll.node;

import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.Publication;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.wire.sbe.MessageHeaderDecoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.SnapshotChunkDecoder;
import io.drumroll.wire.sbe.SnapshotChunkEncoder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/** The engine's snapshot as a stream of numbered chunks in a recording of its own. */
final class SnapshotStore {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int CHUNK_OVERHEAD = 64;
    private static final int FRAGMENT_LIMIT = 64;

    private SnapshotStore() {}

    /** Writes chunks to a publication; {@link #finish} sends the last. */
    static final class Writer implements SnapshotWriter {
        private final ExclusivePublication publication;
        private final IdleStrategy idle;
        private final UnsafeBuffer message = new UnsafeBuffer(new byte[CHUNK_BYTES + CHUNK_OVERHEAD]);
        private final MessageHeaderEncoder header = new MessageHeaderEncoder();
        private final SnapshotChunkEncoder chunk = new SnapshotChunkEncoder();
        private final UnsafeBuffer data = new UnsafeBuffer(new byte[CHUNK_BYTES]);
        private int length;
        private long number;

        Writer(ExclusivePublication publication, IdleStrategy idle) {
            this.publication = publication;
            this.idle = idle;
        }

        @Override
        public void longs(long[] values, int offset, int count) {
            int at = offset;
            int left = count;
            while (left > 0) {
                reserve(Long.BYTES);
                int fits = Math.min(left, (CHUNK_BYTES - length) / Long.BYTES);
                for (int i = 0; i < fits; i++) {
                    data.putLong(length + i * Long.BYTES, values[at + i], ByteOrder.LITTLE_ENDIAN);
                }
                length += fits * Long.BYTES;
                at += fits;
                left -= fits;
            }
        }

        @Override
        public void number(long value) {
            reserve(Long.BYTES);
            data.putLong(length, value, ByteOrder.LITTLE_ENDIAN);
            length += Long.BYTES;
        }

        @Override
        public void text(String value) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            number(text.length);
            reserve(text.length);
            data.putBytes(length, text);
            length += text.length;
        }

        void finish() {
            send(true);
        }

        private void reserve(int more) {
            if (length + more > CHUNK_BYTES) {
                send(false);
            }
        }

        private void send(boolean isLast) {
            chunk.wrapAndApplyHeader(message, 0, header).number(number++).last((short) (isLast ? 1 : 0));
            chunk.putData(data, 0, length);
            int messageLength = MessageHeaderEncoder.ENCODED_LENGTH + chunk.encodedLength();
            idle.reset();
            while (true) {
                long result = publication.offer(message, 0, messageLength);
                if (result > 0) {
                    break;
                }
                if (result != Publication.BACK_PRESSURED && result != Publication.ADMIN_ACTION) {
                    throw new NodeException(
                            "a snapshot can't be written (" + Publication.errorString(result) + "); is the disk full?");
                }
                idle.idle();
            }
            length = 0;
        }
    }

    /** Reads chunks from an image as they are asked for. */
    static final class Reader implements SnapshotReader {
        private final Image image;
        private final IdleStrategy idle;
        private final FragmentAssembler assembler = new FragmentAssembler(this::onChunk);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final SnapshotChunkDecoder chunk = new SnapshotChunkDecoder();
        private final ExpandableArrayBuffer data = new ExpandableArrayBuffer(CHUNK_BYTES * 2);
        private int at;
        private int length;
        private long expectedNumber;
        private boolean isLastIn;

        Reader(Image image, IdleStrategy idle) {
            this.image = image;
            this.idle = idle;
        }

        @Override
        public void longs(long[] values, int offset, int count) {
            int filled = 0;
            while (filled < count) {
                require(Long.BYTES);
                int ready = Math.min(count - filled, (length - at) / Long.BYTES);
                for (int i = 0; i < ready; i++) {
                    values[offset + filled + i] = data.getLong(at + i * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
                }
                at += ready * Long.BYTES;
                filled += ready;
            }
        }

        @Override
        public long number() {
            require(Long.BYTES);
            long value = data.getLong(at, ByteOrder.LITTLE_ENDIAN);
            at += Long.BYTES;
            return value;
        }

        @Override
        public String text() {
            int size = Math.toIntExact(number());
            if (size < 0 || size > CHUNK_BYTES) {
                throw new NodeException("the snapshot is damaged: it has a text of " + size + " bytes");
            }
            require(size);
            byte[] text = new byte[size];
            data.getBytes(at, text);
            at += size;
            return new String(text, StandardCharsets.UTF_8);
        }

        private void require(int bytes) {
            if (length - at >= bytes) {
                return;
            }
            data.putBytes(0, data, at, length - at);
            length -= at;
            at = 0;
            idle.reset();
            while (length < bytes) {
                int fragments = image.poll(assembler, FRAGMENT_LIMIT);
                if (fragments == 0 && (isLastIn || image.isClosed())) {
                    throw new NodeException(
                            "the snapshot is damaged: it ends in the middle, after chunk " + (expectedNumber - 1));
                }
                idle.idle(fragments);
            }
        }

        private void onChunk(DirectBuffer buffer, int offset, int messageLength, io.aeron.logbuffer.Header ignored) {
            header.wrap(buffer, offset);
            if (header.templateId() != SnapshotChunkDecoder.TEMPLATE_ID) {
                throw new NodeException("the snapshot is damaged: it has a message of kind " + header.templateId());
            }
            chunk.wrapAndApplyHeader(buffer, offset, header);
            if (chunk.number() != expectedNumber) {
                throw new NodeException(
                        "the snapshot is damaged: chunk " + chunk.number() + " follows " + (expectedNumber - 1));
            }
            expectedNumber++;
            isLastIn = chunk.last() == 1;
            int size = chunk.dataLength();
            chunk.getData(data, length, size);
            length += size;
        }
    }
}

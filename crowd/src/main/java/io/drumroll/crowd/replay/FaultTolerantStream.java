package io.drumroll.crowd.replay;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Ends a compressed stream where it breaks off or is damaged, instead of throwing: a reader on top would lose what it
 * had already decoded. What happened is told by {@link #fault()}.
 */
final class FaultTolerantStream extends FilterInputStream {
    private @Nullable String fault;

    FaultTolerantStream(InputStream in) {
        super(in);
    }

    /** What is wrong with the stream, or null while nothing is. */
    @Nullable
    String fault() {
        return fault;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (fault != null) {
            return -1;
        }
        try {
            return super.read(bytes, offset, length);
        } catch (EOFException e) {
            fault = "the compressed file breaks off";
        } catch (ZipException e) {
            fault = "the compressed file is damaged: " + e.getMessage();
        }
        return -1;
    }
}

package io.drumroll.catalog.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Bytes that are given for a time only, so that a file that is quick to send and slow to decode ends. Decoders read it in
 * small pieces as they go.
 */
final class PatientInput extends FilterInputStream {
    private final long endNs;

    PatientInput(InputStream in, Duration patience) {
        super(in);
        this.endNs = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        check();
        return super.read(bytes, offset, length);
    }

    private void check() throws IOException {
        if (System.nanoTime() - endNs >= 0) {
            throw new IOException("it takes too long to decode");
        }
    }
}

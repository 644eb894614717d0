package io.drumroll.catalog.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The products of a file, one after the other; the same file gives the same products. Not thread safe. */
interface ProductSource extends AutoCloseable {
    /** The next product, or null behind the last. */
    @Nullable
    FileProduct next() throws IOException, BrokenFileException;

    /** How many bytes of the file were read. */
    long readBytes();

    @Override
    void close() throws IOException;
}

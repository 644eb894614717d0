package io.drumroll.books;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A checkpoint's file is there but cannot be used; the books are to be rebuilt from the feed. */
public final class DamagedBooksException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    DamagedBooksException(Path file, String what) {
        super("the books' checkpoint " + file + " cannot be used: " + what);
    }

    DamagedBooksException(Path file, Exception cause) {
        this(file, String.valueOf(cause.getMessage()));
        initCause(cause);
    }
}

package io.drumroll.crowd.replay;

import java.io.IOException;

/** A file is not in the form of retail sales at all: it has no header, or a column is missing. */
public final class RetailFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With what is missing. */
    public RetailFormatException(String message) {
        super(message);
    }
}

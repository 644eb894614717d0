package io.drumroll.catalog.transfer;

/** A file can't be read any further; the message says where and why. */
final class BrokenFileException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenFileException(String message) {
        super(message);
    }
}

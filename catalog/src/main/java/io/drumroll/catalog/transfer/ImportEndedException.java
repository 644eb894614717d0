package io.drumroll.catalog.transfer;

/** Somebody ended an import while a batch of it was being written; nothing of the batch is. */
final class ImportEndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportEndedException() {
        super("the import was ended meanwhile", null, false, false);
    }
}

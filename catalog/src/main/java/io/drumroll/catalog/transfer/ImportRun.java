package io.drumroll.catalog.transfer;

/**
 * How far an import has come.
 *
 * @param id its number.
 * @param fileBytes the file's size.
 * @param readBytes how much of the file was read.
 * @param productsDone products read and settled, right or wrong.
 * @param created products that are new, or would be.
 * @param changed products that were there and say something else.
 * @param unchanged products that were there and say the same.
 * @param errors problems found; the first {@link Imports#MAX_ERRORS} are kept with their lines.
 * @param reason why the file could not be read to its end; empty otherwise.
 * @param startedMs in ms of the epoch.
 * @param changedMs in ms of the epoch.
 */
public record ImportRun(
        long id,
        ImportOrder order,
        State state,
        long fileBytes,
        long readBytes,
        long productsDone,
        long created,
        long changed,
        long unchanged,
        long errors,
        String reason,
        long startedMs,
        long changedMs) {
    /** Whether there is more to do, and if not, why. */
    public enum State {
        /** Begun; goes on where it is. */
        RUNNING,
        /** Read to the end. */
        DONE,
        /** The file can't be read to its end; what came before was imported. */
        BROKEN,
        /** Its shop ended it; what came before was imported. */
        CANCELLED
    }
}

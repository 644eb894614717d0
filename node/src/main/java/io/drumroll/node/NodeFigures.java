package io.drumroll.node;

/**
 * What a node says of itself.
 *
 * @param position number of the last event.
 * @param logBytes length of the log.
 * @param feedBacklogBytes bytes of the feed that are not recorded yet.
 * @param malformedMessages messages that could not be read.
 * @param droppedAnswers answers dropped because their client did not read.
 * @param lastSnapshotMs how long the engine stood still for the last snapshot, in ms.
 * @param storageFreeBytes free bytes on the data folder's disk.
 */
public record NodeFigures(
        long position,
        long logBytes,
        long feedBacklogBytes,
        long malformedMessages,
        long droppedAnswers,
        long lastSnapshotMs,
        long storageFreeBytes) {}

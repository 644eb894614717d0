package io.drumroll.crowd.demo;

/**
 * When a festival is open, in ms of the epoch.
 *
 * @param opensAtMs inclusive.
 * @param closesAtMs exclusive; after {@code opensAtMs}.
 */
public record Doors(long opensAtMs, long closesAtMs) {}

package io.drumroll.engine.message;

/**
 * A command on its way in.
 *
 * @param correlationId what its sender tells the answer by; the engine makes nothing of it.
 * @param request the sender's key.
 * @param command what to do.
 */
public record Submission(long correlationId, Request request, Command command) {}

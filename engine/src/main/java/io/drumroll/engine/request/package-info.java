/**
 * Idempotency: {@link io.drumroll.engine.request.RememberedRequests}.
 *
 * <p>Invariants: only accepted commands are remembered, since a refused one changed nothing; within the window no key is
 * carried out twice.
 */
@NullMarked
package io.drumroll.engine.request;

import org.jspecify.annotations.NullMarked;

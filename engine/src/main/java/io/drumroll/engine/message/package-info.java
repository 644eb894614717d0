/**
 * What goes into the engine and what comes out: {@link io.drumroll.engine.message.Command},
 * {@link io.drumroll.engine.message.Event}, {@link io.drumroll.engine.message.Outcome},
 * {@link io.drumroll.engine.message.Rejection} and {@link io.drumroll.engine.message.Query}. Open {@code Command} first.
 *
 * <p>Invariants: everything is an immutable value; a switch over a sealed type lists every case, so that a new one makes
 * the compiler point at every reader.
 */
@NullMarked
package io.drumroll.engine.message;

import org.jspecify.annotations.NullMarked;

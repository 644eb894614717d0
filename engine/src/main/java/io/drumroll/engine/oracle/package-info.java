/**
 * The festival once more, in plain collections and without cleverness: the oracle that the engine is compared with, and
 * the model that an audit replays a log into. Open {@link io.drumroll.engine.oracle.NaiveFestival} first, then
 * {@link io.drumroll.engine.oracle.Books}.
 *
 * <p>Invariants: nothing here calls the engine's own decisions, tables, pricing or apportionment, only the messages that
 * both understand; the same commands give the same answers and events as the engine's.
 */
@NullMarked
package io.drumroll.engine.oracle;

import org.jspecify.annotations.NullMarked;

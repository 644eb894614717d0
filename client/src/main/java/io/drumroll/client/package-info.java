/**
 * How the rest of Drumroll talks to a node. Open {@link io.drumroll.client.Festival} first.
 *
 * <p>Invariants: no call blocks; every handler is called exactly once.
 */
@NullMarked
package io.drumroll.client;

import org.jspecify.annotations.NullMarked;

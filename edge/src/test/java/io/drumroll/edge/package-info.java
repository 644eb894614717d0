/**
 * Tests of the HTTP API through a real server; open {@link io.drumroll.edge.EdgeFixture} first.
 *
 * <p>Invariants: servers listen on 127.0.0.1 on free ports; the festival is the real engine behind one thread.
 */
@NullMarked
package io.drumroll.edge;

import org.jspecify.annotations.NullMarked;

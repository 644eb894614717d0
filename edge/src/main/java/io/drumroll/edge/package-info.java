/**
 * The HTTP API of a festival. Open {@link io.drumroll.edge.EdgeServer} first, then {@link io.drumroll.edge.Route} for the
 * table of routes.
 *
 * <p>Invariants: it keeps no truth and can be restarted at any time; nothing blocks an event loop; every request is
 * answered once; nothing is submitted and nothing told before the caller is known to be one whom the route is for; every body, list, key and line has a named bound.
 */
@NullMarked
package io.drumroll.edge;

import org.jspecify.annotations.NullMarked;

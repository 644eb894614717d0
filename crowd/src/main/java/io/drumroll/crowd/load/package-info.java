/**
 * The load generator. Open {@link io.drumroll.crowd.load.LoadRun} first.
 *
 * <p>Invariants: at a given rate an order is sent when it is due, whether or not earlier ones were answered, and its
 * latency counts from when it was due; what was confirmed is counted by SKU, so that it can be checked against the
 * festival's own books.
 */
@NullMarked
package io.drumroll.crowd.load;

import org.jspecify.annotations.NullMarked;

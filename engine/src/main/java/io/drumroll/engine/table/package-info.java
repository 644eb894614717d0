/**
 * The plain stores that the engine's state lives in. Open {@link io.drumroll.engine.table.Table} first.
 *
 * <p>Invariants: rows are dense and written to a snapshot in their order, so that equal histories give equal bytes;
 * whatever can be derived from rows (an index) is never stored.
 */
@NullMarked
package io.drumroll.engine.table;

import org.jspecify.annotations.NullMarked;

/**
 * Databases of one's own, for tests and measurements: {@link io.drumroll.testdb.TestDatabase} first.
 *
 * <p>Invariants: nothing outlives the process; servers listen on 127.0.0.1 alone.
 */
@NullMarked
package io.drumroll.testdb;

import org.jspecify.annotations.NullMarked;

/**
 * The SQL database behind the slow things: who people are, what is sold, what was ordered. Open
 * {@link io.drumroll.database.Database} first.
 *
 * <p>Invariants: one schema and the same SQL on H2 and PostgreSQL; what a caller was told is on disk; a database that is
 * away is told from one that refuses.
 */
@NullMarked
package io.drumroll.database;

import org.jspecify.annotations.NullMarked;

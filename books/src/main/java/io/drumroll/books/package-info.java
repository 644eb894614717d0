/**
 * The festival's books as views of the feed: what each shop earned, and what changes of duty did to prices and sales. Open
 * {@link io.drumroll.books.Books} first: it is fed with the events and makes the documents. {@link
 * io.drumroll.books.Statements} and {@link io.drumroll.books.DutySales} do the counting, {@link
 * io.drumroll.books.Statement} and {@link io.drumroll.books.DutyReport} are the documents, {@link
 * io.drumroll.books.StatementWriter} and {@link io.drumroll.books.DutyReportWriter} write them down, and {@link
 * io.drumroll.books.BooksCheckpoint} lets a restart go on where it stopped.
 *
 * <p>Invariants: each event is counted once and none is skipped; the books depend on the events alone, so they can be
 * rebuilt from the feed at any time; a shop's totals by kind sum to its balance in the engine; what is kept is bounded by
 * named limits, and a document says what it leaves out.
 */
@NullMarked
package io.drumroll.books;

import org.jspecify.annotations.NullMarked;

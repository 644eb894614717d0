/**
 * The festival's live figures, as a view of the feed. Open {@link io.drumroll.board.BoardFigures} first: it counts the
 * events; {@link io.drumroll.board.BoardSnapshot} is what it says at one moment, {@link io.drumroll.board.BoardJson}
 * writes that down for a page, and {@link io.drumroll.board.BoardCheckpoint} lets a restart go on where it stopped. {@link
 * io.drumroll.board.BoardFilm} is the day so far, {@link io.drumroll.board.BoardDetail} what one line of the board consists of.
 *
 * <p>Invariants: each event is counted once and none is skipped; every figure but the number of buyers is exact; the
 * figures depend on the events alone, so they can be rebuilt from the feed at any time; amounts are minor units of the
 * festival's currency, without duty; totals that are ranked only grow.
 */
@NullMarked
package io.drumroll.board;

import org.jspecify.annotations.NullMarked;

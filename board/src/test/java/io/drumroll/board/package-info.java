/** Tests of the board against a naive recomputation; open {@link io.drumroll.board.BoardFiguresTest} first. */
@NullMarked
package io.drumroll.board;

import org.jspecify.annotations.NullMarked;

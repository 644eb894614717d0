package io.drumroll.engine.order;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.money.Rounding;

/** What pieces of a line have of its amounts, by the line's row. Pieces are counted in the order in which they are refunded. */
final class LineShares {
    private final OrderLines lines;
    private final RefundedPieces refundedPieces;

    LineShares(Orders orders) {
        this.lines = orders.lines();
        this.refundedPieces = orders.refundedPieces();
    }

    /** Pieces that were not paid back yet. */
    int piecesLeft(int line) {
        return lines.quantity(line) - refundedPieces.refunded(line);
    }

    /** What the buyer paid for the next so many pieces, without duty. */
    long payableMinor(int line, int pieces) {
        return next(lines.payableMinor(line), line, pieces);
    }

    /** What duty the buyer paid for the next so many pieces. */
    long dutyMinor(int line, int pieces) {
        return next(lines.dutyMinor(line), line, pieces);
    }

    /** What the next so many pieces came to for the shop, commission included. */
    long proceedsMinor(int line, int pieces) {
        return next(lines.proceedsMinor(line), line, pieces);
    }

    /** What the festival adds for the next so many pieces. */
    long subsidyMinor(int line, int pieces) {
        return next(lines.subsidyMinor(line), line, pieces);
    }

    private long next(long amountMinor, int line, int pieces) {
        int refunded = refundedPieces.refunded(line);
        return Shares.between(amountMinor, refunded, refunded + pieces, lines.quantity(line));
    }

    /** The commission that settling the line takes now: on what was not paid back. */
    long commissionMinor(int line) {
        return commissionMinor(line, refundedPieces.refunded(line));
    }

    /** What a refund of the next so many pieces gives back of the commission that settling took. */
    long commissionBackMinor(int line, int pieces) {
        int before = refundedPieces.refundedBeforeSettling(line);
        int since = refundedPieces.refunded(line) - before;
        return Shares.between(commissionMinor(line, before), since, since + pieces, lines.quantity(line) - before);
    }

    private long commissionMinor(int line, int refunded) {
        int quantity = lines.quantity(line);
        long proceeds = Shares.between(lines.proceedsMinor(line), refunded, quantity, quantity);
        return Rounding.nearest(proceeds, lines.commissionBps(line), Limits.WHOLE_BPS);
    }
}

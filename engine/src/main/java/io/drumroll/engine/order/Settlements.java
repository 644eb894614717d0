package io.drumroll.engine.order;

import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.ledger.Ledger;
import io.drumroll.engine.message.Event.ShopOrderSettled;
import io.drumroll.engine.shop.Shops;

/** What a shop gets for its part of an order, or for a deposit that was forfeited. Changes nothing. */
final class Settlements {
    private final Rates rates;
    private final Shops shops;
    private final Orders orders;
    private final Ledger ledger;
    private final LineShares shares;

    Settlements(Rates rates, Shops shops, Orders orders, Ledger ledger) {
        this.rates = rates;
        this.shops = shops;
        this.orders = orders;
        this.ledger = ledger;
        this.shares = new LineShares(orders);
    }

    /** The settlement of the shop order at a place, for all pieces that were not paid back. */
    ShopOrderSettled settled(long order, int place, boolean byBuyer) {
        int shop = orders.shopAt(order, place);
        long payable = 0;
        long subsidy = 0;
        long proceeds = 0;
        long commission = 0;
        int end = orders.firstLine(order) + orders.lineCount(order);
        for (int line = orders.firstLine(order); line < end; line++) {
            if (orders.shopOfLine(line) == shop) {
                int pieces = shares.piecesLeft(line);
                payable += shares.payableMinor(line, pieces);
                subsidy += shares.subsidyMinor(line, pieces);
                proceeds += shares.proceedsMinor(line, pieces);
                commission += shares.commissionMinor(line);
            }
        }
        long repaid = Math.min(ledger.shopDebtMinor(shop), proceeds - commission);
        return new ShopOrderSettled(order, shop, payable, subsidy, proceeds, commission, repaid, byBuyer);
    }

    /**
     * What the shop of a reserved order gets for its deposit: the deposit at the present rates; of what that is more than
     * the sale was worth to it, no more than the turnover of its currency has room for.
     */
    long forfeitMinor(long order) {
        int currency = shops.currency(orders.shopAt(order, 0));
        long worth = rates.convert(orders.reservations().depositMinor(order), orders.currency(order), currency);
        long sale = orders.lines().proceedsMinor(orders.firstLine(order));
        return Math.min(worth, sale + ledger.turnoverRoomMinor(currency));
    }
}

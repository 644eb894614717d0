package io.drumroll.engine.oracle;

/** What the orders come to, added up again; arrays by number, with an unused 0. */
final class Reckoning {
    final long[] soldBySku;
    final long[] takenByDeal;
    final long[] usedByDeal;

    /** What red packets in orders that hold them take off. */
    final long[] offByDeal;

    /** What shops were paid and did not give back, before anything was paid out to them. */
    final long[] earnedByShop;

    /** What the accounts hold, as far as orders say. */
    final NaiveLedger ledger = new NaiveLedger();

    long gmvMinor;
    long ordersByCard;

    Reckoning(NaiveState state) {
        soldBySku = new long[state.skus.size() + 1];
        takenByDeal = new long[state.deals.size() + 1];
        usedByDeal = new long[state.deals.size() + 1];
        offByDeal = new long[state.deals.size() + 1];
        earnedByShop = new long[state.shops.size() + 1];
    }
}

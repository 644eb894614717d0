package io.drumroll.engine.message;

/** How the engine answers a command. */
public sealed interface Outcome {
    /**
     * The command was carried out.
     *
     * @param position number of the last event that it caused; a read at or after this position sees it.
     * @param id number of the shop, SKU or order that it made or was about; the buyer's for cart and wallet; 0 for the
     *     festival.
     * @param amountMinor an order's total, a refund, or the wallet's balance after a top-up; 0 where there is no amount.
     * @param repeated whether this is the first answer again, for a key and content that came before.
     */
    record Accepted(long position, long id, long amountMinor, boolean repeated) implements Outcome {
        /** The same answer, marked as given again. */
        public Accepted again() {
            return new Accepted(position, id, amountMinor, true);
        }
    }

    /**
     * The command was refused and changed nothing.
     *
     * @param position number of the last event before it.
     * @param rejection why.
     */
    record Rejected(long position, Rejection rejection) implements Outcome {}
}

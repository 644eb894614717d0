package io.drumroll.crowd.replay;

/** Why a row of a file is no line of an order. */
public enum SkipReason {
    /** The invoice's number begins with C: an earlier sale was called off. */
    CANCELLATION,
    /** The invoice's number is neither all digits nor a cancellation's, such as a write-off of bad debt. */
    ADJUSTMENT,
    /** The quantity is zero or less, such as a loss in the warehouse. */
    QUANTITY_NOT_POSITIVE,
    /** The price rounds to less than one penny. */
    PRICE_BELOW_ONE_PENNY,
    /** The row can't be read: its columns, a number or the date. */
    BROKEN_ROW,
    /** The file ends inside this row. */
    TRUNCATED,
    /** The order has more lines than an order may have. */
    ORDER_TOO_LONG,
    /** The order's total, or its pieces of one SKU, are more than an order may have. */
    ORDER_TOO_LARGE
}

package io.drumroll.accounts;

/** What a program's token may do, never more than the person whose it is. A browser's session may do all of it but the last. */
public enum Scope {
    /** Read what the person may read. */
    READ,
    /** Fill carts, order, pay, cancel and claim as the person. */
    ORDER,
    /** Manage products, stock, deals, shipping and money of the person's shops. */
    SHOP,
    /** What operators do. */
    OPERATE,
    /** Act for any buyer's number, as replays and load generators do; operators alone can give it. */
    ACT_FOR_BUYERS
}

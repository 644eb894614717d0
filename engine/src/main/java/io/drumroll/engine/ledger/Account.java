package io.drumroll.engine.ledger;

/**
 * The ledger's accounts, each with a balance in every currency. In each currency all balances sum to zero after every
 * event.
 */
public enum Account {
    /** Money that came from outside into wallets; never above zero. */
    FUNDING(0),
    /** Money that payment providers captured, less what they gave back; never above zero. */
    PROVIDERS(1),
    /** The buyers' wallets together. */
    WALLETS(2),
    /** What providers captured and is due back to them. */
    REFUNDS_DUE(3),
    /** What buyers paid for goods that the shops were not paid for yet, and deposits. */
    ESCROW(4),
    /** Duty that buyers paid. */
    DUTY(5),
    /** The shops' balances together. */
    SHOPS(6),
    /** What shops owe because they could not give back what was refunded; never above zero. */
    SHOP_DEBTS(7),
    /** What the festival kept of the shops' proceeds. */
    COMMISSION(8),
    /** What the festival added for the discounts that it funds; never above zero. */
    SUBSIDY(9),
    /** Where one currency goes in and another comes out. */
    EXCHANGE(10),
    /** What shops had paid out to their banks; never below zero. */
    PAID_OUT(11);

    private static final Account[] BY_CODE = values();

    private final int code;

    Account(int code) {
        this.code = code;
    }

    /** The account's number in snapshots and messages; numbers never change. */
    public int code() {
        return code;
    }

    /** The account with this {@link #code}. */
    public static Account ofCode(int code) {
        return BY_CODE[code];
    }
}

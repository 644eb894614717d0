package io.drumroll.edge;

/**
 * Who may call a route. {@link Rights} holds callers against it: where the path says whose something is before anything is
 * read, otherwise in the route's handler, before anything is done. The sentences stand in the API's document.
 */
enum Access {
    /** Strangers too. */
    EVERYBODY("everybody"),
    /** Strangers too, unless the body names a buyer. */
    BUYER_IF_NAMED("everybody; for a buyer's number only that buyer"),
    /** Everybody of the person's own things; the handler reads no person's number but the caller's. */
    SIGNED_IN("people who are signed in"),
    /** Like {@link #SIGNED_IN}, of what a stolen token must not do. */
    BROWSER("people who are signed in in a browser"),
    /** The number is the path's first. */
    BUYER_OF_PATH("the buyer whom the path names"),
    /** The same, and an operator may look, in a browser; what they look at is noted in the audit trail. */
    BUYER_OR_LOOKING_OPERATOR("the buyer whom the path names, or an operator in a browser"),
    BUYER_OF_BODY("the buyer whom the body names"),
    /** To anybody else it looks as if there were no such order. */
    BUYER_OF_ORDER("the order's buyer"),
    /** The same, and an operator may look, in a browser; what they look at is noted in the audit trail. */
    ORDER_OR_LOOKING_OPERATOR("the order's buyer, or an operator in a browser"),
    /** To anybody else it looks as if there were no such order; an operator says why, for the audit trail. */
    ORDER_OR_OPERATOR("the order's buyer, or an operator"),
    /** The shop is the path's last number. */
    MERCHANT_OF_PATH("the shop's merchant, or an operator"),
    MERCHANT_OF_BODY("the merchant of the shop that the body names, or an operator"),
    MERCHANT_OF_SKU("the merchant of the SKU's shop, or an operator"),
    /** The shops that the answer is about are the caller's, all of them for an operator; the handler sees to it. */
    MERCHANT("merchants, or operators"),
    /** What the festival pays for, and what is for all shops, is the operators' alone. */
    MERCHANT_OF_DEAL("the merchant of the shop that gives and pays for the deal, or an operator"),
    OPERATOR("operators"),
    OPERATOR_OR_ANALYST("operators and analysts");

    private final String who;

    Access(String who) {
        this.who = who;
    }

    /** Who may, in words that follow 'Only'. */
    String who() {
        return who;
    }

    /** Whether someone may call it without saying who they are. */
    boolean isForStrangers() {
        return this == EVERYBODY || this == BUYER_IF_NAMED;
    }
}

package io.drumroll.accounts;

/** What a person may do. A person may have several; everybody who signed up is a buyer. */
public enum Role {
    /** Orders, pays, follows parcels. */
    BUYER,
    /** Runs the shops that {@link Identity#shops} names. */
    MERCHANT,
    /** Runs the festival. */
    OPERATOR,
    /** Asks questions of the data, within the consent that buyers gave. */
    ANALYST,
    /** Carries parcels. */
    COURIER
}

package io.drumroll.accounts;

/** What personal data may be used for, each only when the person agreed. */
public enum Purpose {
    /** News and offers by e-mail. */
    MARKETING_EMAIL,
    /** Recommendations from what the person looked at and bought. */
    PERSONALISATION,
    /** Figures about behaviour, by analysts. */
    ANALYTICS,
    /** Telling shops more than they need for an order. */
    SHARING_WITH_SHOPS
}
